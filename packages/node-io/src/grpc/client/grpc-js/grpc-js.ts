import { createRequire } from 'node:module'
import type * as GrpcJs from '@grpc/grpc-js'

let loaded: typeof GrpcJs | undefined

/** grpc-js, loaded when the first connection needs it: a broker that is alone makes none, and does without its 8 MB of memory. */
export function grpcJs(): typeof GrpcJs {
  loaded ??= createRequire(import.meta.url)('@grpc/grpc-js') as typeof GrpcJs
  return loaded
}
