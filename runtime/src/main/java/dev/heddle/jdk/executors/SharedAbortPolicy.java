package dev.heddle.jdk.executors;

import java.util.concurrent.ThreadPoolExecutor;

/** Stands for {@link ThreadPoolExecutor.AbortPolicy}, which has no state. */
public class SharedAbortPolicy extends ThreadPoolExecutor.AbortPolicy {}
