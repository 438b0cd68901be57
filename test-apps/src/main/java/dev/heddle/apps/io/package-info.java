/** Programs whose threads use files, sockets and processes that another thread opened. */
package dev.heddle.apps.io;
