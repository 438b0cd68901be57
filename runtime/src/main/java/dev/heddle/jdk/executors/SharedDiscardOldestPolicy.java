package dev.heddle.jdk.executors;

import java.util.concurrent.ThreadPoolExecutor;

/** Stands for {@link ThreadPoolExecutor.DiscardOldestPolicy}, which has no state. */
public class SharedDiscardOldestPolicy extends ThreadPoolExecutor.DiscardOldestPolicy {}
