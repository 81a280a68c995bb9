import type { Checksum } from './checksum.ts'
import type { Compression, CompressionCodec } from './compression.ts'
import type { Disk } from './disk.ts'

/** The ports that a {@link WorkerTask} is given: those of where it runs. */
export interface WorkerPorts {
  readonly disk: Disk
  readonly checksum: Checksum
  readonly compression: Compression
}

/**
 * Something that takes long, and can be done elsewhere: code can't be sent to another thread, so it says where it is to be found. Input,
 * questions, answers and result are plain values, which can be copied.
 */
export interface WorkerTask<Input, Question, Result> {
  /** The package's entry that exports it, and under which name. */
  readonly module: string
  readonly name: string
  /** `ask` asks whoever wants it done; it rejects with what that one throws. */
  run(input: Input, ports: WorkerPorts, ask: (question: Question) => Promise<void>): Promise<Result>
}

/** Work that would hold up everything else, done elsewhere: on Node by threads that are started when they are first needed. */
export interface Worker {
  /**
   * What `Compression.compress` returns for the same arguments, and rejects with what that throws; with INTERNAL if whoever does the work
   * is lost with it. Don't change `bytes` before it is settled. Work is begun in the order in which it was asked for.
   */
  compress(codec: CompressionCodec, bytes: Uint8Array, level?: number): Promise<Uint8Array>
  /**
   * Does a task, beside all others that are under way. Of what it rejects with, code, message and context are those of the task's error;
   * INTERNAL if whoever does it is lost. Absent where there is no elsewhere: then whoever wants it done does it.
   */
  run?<Input, Question, Result>(
    task: WorkerTask<Input, Question, Result>,
    input: Input,
    answer: (question: Question) => Promise<void>,
  ): Promise<Result>
  /**
   * Resolves once nothing is under way and nothing is held for further work. What was asked for is done first. Idempotent, and more
   * may be asked for afterwards: whoever shares it is not harmed.
   */
  close(): Promise<void>
}
