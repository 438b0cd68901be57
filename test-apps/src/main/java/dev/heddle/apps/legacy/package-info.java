/**
 * Concurrency as it was written before {@code java.util.concurrent}: libraries of synchronizers,
 * channels, pools and timers made of {@code synchronized}, {@code wait} and {@code notify}, and
 * programs in the style of the benchmark suites of that time.
 */
package dev.heddle.apps.legacy;
