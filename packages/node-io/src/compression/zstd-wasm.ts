import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { assert } from '@millrace/base'
import { zstdMemorySizeBytesMax } from './limits.ts'

/** The part of the global that is used: its types come with the DOM's, which are not loaded. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => object
}

/** What the Emscripten module in @bokuweb/zstd-wasm offers, as far as it is used. Pointers are numbers. */
interface ZstdModule {
  HEAPU8: Uint8Array
  instantiateWasm?: (imports: object, receive: (instance: object) => void) => object
  init(bytes: Uint8Array): void
  _malloc(sizeBytes: number): number
  _free(pointer: number): void
  _ZSTD_isError(result: number): number
  _ZSTD_compressBound(sizeBytes: number): number
  _ZSTD_compress(target: number, targetSize: number, source: number, sourceSize: number, level: number): number
  _ZSTD_decompress(target: number, targetSize: number, source: number, sourceSize: number): number
}

/**
 * The package's own functions trust what a frame says of its size, and cannot unpack one that does not say. So its module is used
 * below them, with a target of our size; and it is made at once, where the package's `init` would have to be awaited.
 */
function loadModule(): ZstdModule {
  const require = createRequire(import.meta.url)
  const directory = dirname(require.resolve('@bokuweb/zstd-wasm'))
  const file = join(directory, 'zstd.js')
  // A new one each time: a module keeps the first instance that it was given.
  Reflect.deleteProperty(require.cache, file)
  const { Module: module } = require(file) as { Module: ZstdModule }
  const bytes = readFileSync(join(directory, 'zstd.wasm'))
  module.instantiateWasm = (imports, receive) => {
    receive(new WebAssembly.Instance(new WebAssembly.Module(bytes), imports))
    return {}
  }
  module.init(bytes)
  assert(typeof module._ZSTD_decompress === 'function', 'zstd.wasm has the functions it is known for')
  return module
}

let loaded: ZstdModule | undefined

function zstd(): ZstdModule {
  loaded ??= loadModule()
  return loaded
}

/** Calls `work` with `source` and room for `targetSizeBytes` in the module's memory; undefined if it answers with an error. */
function inMemory(
  source: Uint8Array,
  targetSizeBytes: number,
  work: (module: ZstdModule, target: number, sourcePointer: number) => number,
): Buffer | undefined {
  const module = zstd()
  const sourcePointer = module._malloc(Math.max(source.length, 1))
  const target = module._malloc(Math.max(targetSizeBytes, 1))
  try {
    assert(sourcePointer !== 0 && target !== 0, 'zstd: out of memory')
    module.HEAPU8.set(source, sourcePointer)
    const result = work(module, target, sourcePointer)
    if (module._ZSTD_isError(result) !== 0) return undefined
    return Buffer.from(module.HEAPU8.subarray(target, target + result))
  } finally {
    module._free(sourcePointer)
    module._free(target)
    if (module.HEAPU8.length > zstdMemorySizeBytesMax) loaded = undefined
  }
}

/** Bytes of memory that are kept between calls. */
export function zstdMemorySizeBytes(): number {
  return loaded?.HEAPU8.length ?? 0
}

/** Unpacks one frame into at most `sizeBytesMax`; undefined if it is broken or larger. */
export function unpackZstdWasm(frame: Uint8Array, sizeBytesMax: number): Buffer | undefined {
  return inMemory(frame, sizeBytesMax, (module, target, source) =>
    module._ZSTD_decompress(target, sizeBytesMax, source, frame.length),
  )
}

/** Packs `bytes` as one frame. */
export function packZstdWasm(bytes: Uint8Array, level: number): Buffer {
  const sizeBytes = zstd()._ZSTD_compressBound(bytes.length)
  const packed = inMemory(bytes, sizeBytes, (module, target, source) =>
    module._ZSTD_compress(target, sizeBytes, source, bytes.length, level),
  )
  assert(packed !== undefined, 'zstd packs whatever it has room for')
  return packed
}
