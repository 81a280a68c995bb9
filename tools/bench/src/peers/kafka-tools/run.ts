import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runTool } from '../tools.ts'
import {
  type ConsumerPerformance,
  type EndToEndLatency,
  type ProducerPerformance,
  parseConsumerPerformance,
  parseEndToEndLatency,
  parseProducerPerformance,
} from './output.ts'

// What kafka-producer-perf-test and its like give the JVM.
const jvmOptions = ['-Xmx512m', '-XX:+UseG1GC', '-Djava.awt.headless=true']

/** Apache Kafka's own performance tools against one broker. */
export class KafkaTools {
  /** Of the broker. */
  readonly address: string
  readonly #classPath: string

  constructor(classPath: string, address: string) {
    this.address = address
    this.#classPath = classPath
  }

  /** acks=all, the batches that ours makes, five milliseconds of linger. */
  async produce(topic: string, records: number, valueBytes: number, signal: AbortSignal): Promise<ProducerPerformance> {
    const properties = {
      'bootstrap.servers': this.address,
      acks: 'all',
      'linger.ms': '5',
      'batch.size': String(valueBytes >= 1024 ? 512 * 1024 : 256 * 1024),
      'buffer.memory': String(32 * 1024 * 1024),
      'compression.type': 'none',
    }
    const output = await this.#run(
      'ProducerPerformance',
      [
        ...['--topic', topic, '--num-records', `${records}`, '--record-size', `${valueBytes}`, '--throughput', '-1'],
        ...['--producer-props', ...Object.entries(properties).map(([key, value]) => `${key}=${value}`)],
      ],
      signal,
    )
    return parseProducerPerformance(output)
  }

  async consume(topic: string, records: number, signal: AbortSignal): Promise<ConsumerPerformance> {
    const output = await this.#run(
      'ConsumerPerformance',
      [
        ...['--bootstrap-server', this.address, '--topic', topic, '--timeout', '30000'],
        ...[
          '--messages',
          `${records}`,
          '--fetch-size',
          `${4 * 1024 * 1024}`,
          '--group',
          `bench-${topic}-${Date.now()}`,
        ],
      ],
      signal,
    )
    return parseConsumerPerformance(output)
  }

  async endToEnd(topic: string, records: number, valueBytes: number, signal: AbortSignal): Promise<EndToEndLatency> {
    const arguments_ = [this.address, topic, `${records}`, 'all', `${valueBytes}`]
    return parseEndToEndLatency(await this.#run('EndToEndLatency', arguments_, signal))
  }

  #run(tool: string, arguments_: readonly string[], signal: AbortSignal): Promise<string> {
    return this.java(`org.apache.kafka.tools.${tool}`, arguments_, signal)
  }

  /** Runs a class of Kafka's, or the source of a program that uses them; resolves with what it printed. */
  async java(
    program: string,
    arguments_: readonly string[],
    signal: AbortSignal,
    jvm: readonly string[] = jvmOptions,
  ): Promise<string> {
    const folder = mkdtempSync(path.join(tmpdir(), 'millrace-bench-tool-'))
    try {
      // The tools want a configuration of their log; without one they print an error first.
      const log = path.join(folder, 'log4j2.yaml')
      writeFileSync(log, 'Configuration:\n  status: off\n  Loggers:\n    Root:\n      level: off\n')
      const options = [...jvm, `-Dlog4j2.configurationFile=${log}`, '-cp', this.#classPath]
      return await runTool('java', [...options, program, ...arguments_], { signal })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
