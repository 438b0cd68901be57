/** Programs that share the collections of {@code java.util}. */
package dev.heddle.apps.collections;
