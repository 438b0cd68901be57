/** Programs on the atomic variables, locks and synchronizers of {@code java.util.concurrent}. */
package dev.heddle.apps.concurrent;
