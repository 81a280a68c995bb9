/** Three brokers of a product, each a process, as the interop suite starts them. */
export interface ProductCluster {
  readonly product: string
  readonly ids: readonly number[]
  /** Of Kafka's listeners. */
  readonly bootstrap: string
  kill(id: number): Promise<void>
  /** Asks it to stop, and waits. */
  terminate(id: number): Promise<void>
  pause(id: number): void
  resume(id: number): void
  start(id: number): Promise<void>
  stop(): Promise<void>
}

/** Our brokers, or those of Apache Kafka 4.1. */
export type ProductName = 'millrace' | 'kafka'

/** Members of the new group protocol can't say how long they may be silent. */
const configs = {
  'auto.create.topics.enable': 'false',
  'group.consumer.min.session.timeout.ms': '6000',
  'group.consumer.session.timeout.ms': '6000',
}

export async function startProduct(name: ProductName, directory: string): Promise<ProductCluster> {
  const harness = new URL('../../../interop/clients/harness/cluster.mjs', import.meta.url)
  const { startCluster } = (await import(harness.href)) as {
    readonly startCluster: (product: ProductName, options: object) => Promise<ProductCluster>
  }
  return startCluster(name, { brokers: 3, directory, configs })
}
