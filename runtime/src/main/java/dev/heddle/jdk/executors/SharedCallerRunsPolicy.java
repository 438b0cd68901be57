package dev.heddle.jdk.executors;

import java.util.concurrent.ThreadPoolExecutor;

/** Stands for {@link ThreadPoolExecutor.CallerRunsPolicy}, which has no state. */
public class SharedCallerRunsPolicy extends ThreadPoolExecutor.CallerRunsPolicy {}
