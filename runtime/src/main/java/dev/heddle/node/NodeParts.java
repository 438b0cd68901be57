package dev.heddle.node;

import dev.heddle.node.process.SharedStreams;
import dev.heddle.node.service.ServiceBus;
import dev.heddle.node.service.ValueCodec;
import dev.heddle.transport.Transport;
import java.util.concurrent.Executor;

/** What the services above a node are made from. */
public record NodeParts(
    Transport transport,
    ServiceBus bus,
    ValueCodec codec,
    SharedStreams streams,
    Executor workers,
    FatalHandler fatal) {}
