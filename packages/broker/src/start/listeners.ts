import type { RpcBinding, RpcListener } from '@millrace/base'
import type { BrokerConfig } from '../config/broker-config.ts'
import { capacities, connectionLimits } from '../config/capacities.ts'
import type { LiveConfig } from '../config/live-config.ts'
import { healthBindings } from '../health/health-service.ts'
import { streamsPerConnectionMax } from '../limits.ts'
import { reflectionBinding } from '../reflection/reflection-service.ts'
import { serviceBindings, serviceNames, type Services } from '../services.ts'
import type { StartContext } from './make-services.ts'
import type { OpenedKafka } from './open-kafka.ts'

/** What listeners are opened with. */
export interface ListenersParts {
  readonly config: BrokerConfig
  readonly start: StartContext
  /** What calls that come during the start wait for. */
  readonly started: Promise<Services>
  /** What is served of the cluster's own, by nodes to each other. */
  readonly bindings: () => readonly RpcBinding[]
  /** How long a listener that is closed lets calls come to their end. */
  readonly stopDeadlineMs: () => number
}

/** Where a node is reached. */
export interface NodeAddress {
  readonly host: string
  readonly port: number
}

/** Where a broker listens: for its own protocol, and for Kafka's if it is to. */
export class Listeners {
  private readonly parts: ListenersParts
  private own: Promise<RpcListener> | undefined

  constructor(parts: ListenersParts) {
    this.parts = parts
  }

  /** Listens, once, whoever is the first to need it: nodes of a new cluster find each other before they have anything else. */
  listen(): Promise<RpcListener> {
    return (this.own ??= this.listenNow())
  }

  /** Listens for clients of Kafka's protocol; undefined where that is not configured. */
  async listenKafka(): Promise<OpenedKafka | undefined> {
    const { config, start, started, stopDeadlineMs } = this.parts
    const { kafka } = config
    if (kafka === undefined) return undefined
    // Brokers without such a listener need not hold its code.
    const { openKafka } = await import('./open-kafka.ts')
    const opened = await openKafka(kafka, config, started, start)
    start.cleanup.add('the listener for Kafka', () => opened.listener.close(stopDeadlineMs()))
    return opened
  }

  /** Has listeners go by the bounds on connections as they are configured now, and from now on. */
  follow(live: LiveConfig, listeners: readonly Pick<RpcListener, 'limitConnections'>[]): void {
    live.onChange((now) => {
      for (const each of listeners) each.limitConnections(connectionLimits(now))
    })
  }

  /** Where others reach this node. */
  reachedAt({ host, port }: RpcListener): NodeAddress {
    const { advertisedHost, advertisedPort } = this.parts.config
    return { host: advertisedHost ?? host, port: advertisedPort ?? port }
  }

  /** Where this broker is reached by those of its own kind, first, and by clients of Kafka's protocol. */
  endpoints(listener: RpcListener, kafka: OpenedKafka | undefined): ({ readonly name: string } & NodeAddress)[] {
    return [{ name: 'MILLRACE', ...this.reachedAt(listener) }, ...(kafka === undefined ? [] : [kafka.endpoint])]
  }

  private async listenNow(): Promise<RpcListener> {
    const { config, start, started, stopDeadlineMs } = this.parts
    const { settings } = config
    const { health: state, stopping } = start
    const bindings = serviceBindings(started)
    const health = healthBindings({ state, services: serviceNames(bindings), stopping })
    const described = [...bindings, ...health, ...this.parts.bindings()]
    const listener = await start.ports.network.listen({
      host: config.listenerHost,
      port: config.listenerPort,
      bindings: [...described, reflectionBinding(serviceNames(described))],
      messageSizeBytesMax: capacities(settings).requestSizeBytesMax,
      ...connectionLimits(settings),
      ...(settings.connectionsMaxIdleMs < 0 ? {} : { connectionIdleMsMax: settings.connectionsMaxIdleMs }),
      backlog: settings.socketListenBacklogSize,
      streamsPerConnectionMax,
      logger: start.logger,
    })
    start.cleanup.add('the listener', () => listener.close(stopDeadlineMs()))
    return listener
  }
}
