/**
 * The numbers of the design's table of goals, as ratios taken in one run: {@code BenchMain
 * heddle.jar test-apps.jar}. Not a test: nothing here passes or fails by time.
 */
package dev.heddle.bench;
