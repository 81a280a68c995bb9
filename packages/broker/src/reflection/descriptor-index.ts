import type { FileDescriptor } from '@millrace/contracts/descriptors'

/** The files of the contracts, by name and by what they declare. */
export class DescriptorIndex {
  readonly #byName = new Map<string, FileDescriptor>()
  readonly #bySymbol = new Map<string, FileDescriptor>()

  constructor(files: readonly FileDescriptor[]) {
    for (const file of files) {
      this.#byName.set(file.name, file)
      for (const symbol of file.symbols) this.#bySymbol.set(symbol, file)
    }
  }

  fileNamed(name: string): FileDescriptor | undefined {
    return this.#byName.get(name)
  }

  /** The file that declares a message, enum, service or method of this full name. */
  fileDeclaring(symbol: string): FileDescriptor | undefined {
    return this.#bySymbol.get(symbol)
  }

  /** The serialized file, and after it those that it needs, directly or not. */
  withDependencies(file: FileDescriptor | undefined): Uint8Array[] | undefined {
    if (file === undefined) return undefined
    const found = new Set([file])
    // What is added while it goes on is gone through too.
    for (const { dependencies } of found) {
      for (const name of dependencies) {
        const dependency = this.#byName.get(name)
        if (dependency !== undefined) found.add(dependency)
      }
    }
    return [...found].map(({ base64 }) => Buffer.from(base64, 'base64'))
  }
}
