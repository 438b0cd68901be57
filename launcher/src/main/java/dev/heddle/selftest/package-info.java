/** The program of {@code heddle doctor}. <b>Loader:</b> application. <b>Threads:</b> its own. */
package dev.heddle.selftest;
