package dev.heddle.jdk.executors;

import java.util.concurrent.ThreadPoolExecutor;

/** Stands for {@link ThreadPoolExecutor.DiscardPolicy}, which has no state. */
public class SharedDiscardPolicy extends ThreadPoolExecutor.DiscardPolicy {}
