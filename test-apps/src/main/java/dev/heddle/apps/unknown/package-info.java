/**
 * Programs nobody had in mind while Heddle was built: exercises of textbooks on concurrency, old
 * course work and small benchmarks, each as its author would have written it between 1998 and 2024.
 */
package dev.heddle.apps.unknown;
