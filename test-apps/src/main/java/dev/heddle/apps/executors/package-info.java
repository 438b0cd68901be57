/** Programs that use java.util.concurrent as textbooks do: pools, futures, maps, queues, timers. */
package dev.heddle.apps.executors;
