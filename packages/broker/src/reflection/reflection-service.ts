import { type RpcBinding, serveStream } from '@millrace/base'
import { grpc, ServerReflection } from '@millrace/contracts'
import { DescriptorIndex } from './descriptor-index.ts'

const { ServerReflectionResponse } = grpc.reflection.v1
type WireRequest = grpc.reflection.v1.ServerReflectionRequest
type WireResponse = grpc.reflection.v1.ServerReflectionResponse
type WireAnswer = grpc.reflection.v1.ServerReflectionResponse.$Properties

/** gRPC's numbers for the errors inside answers. */
const notFound = 5
const invalidArgument = 3

/**
 * The standard reflection contract, by which tools such as grpcurl learn the calls of a server: `services` are the full names of those it
 * has. https://github.com/grpc/grpc/blob/master/doc/server-reflection.md
 */
export function reflectionBinding(services: ReadonlySet<string>): RpcBinding {
  const names = [...services, serviceOf(ServerReflection.serverReflectionInfo.path)].toSorted()
  return serveStream(ServerReflection.serverReflectionInfo, async (stream) => {
    // Few ask: a broker that nobody asks need not hold them.
    const { fileDescriptors } = await import('@millrace/contracts/descriptors')
    const index = new DescriptorIndex(fileDescriptors)
    for await (const request of stream) await stream.send(answer(request, index, names))
  })
}

/** The service of a call: `/package.Service/Method`. */
function serviceOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function answer(request: WireRequest, index: DescriptorIndex, names: readonly string[]): WireResponse {
  const { host: validHost } = request
  return new ServerReflectionResponse({ validHost, originalRequest: request, ...answerTo(request, index, names) })
}

function answerTo(request: WireRequest, index: DescriptorIndex, names: readonly string[]): WireAnswer {
  switch (request.messageRequest) {
    case 'listServices':
      return { listServicesResponse: { service: names.map((name) => ({ name })) } }
    case 'fileByFilename':
      return filesAnswer(index.withDependencies(index.fileNamed(request.fileByFilename ?? '')), 'file')
    case 'fileContainingSymbol':
      return filesAnswer(index.withDependencies(index.fileDeclaring(request.fileContainingSymbol ?? '')), 'symbol')
    case 'fileContainingExtension':
      return problem(notFound, 'no contract of this server has extensions')
    case 'allExtensionNumbersOfType': {
      const baseTypeName = request.allExtensionNumbersOfType ?? ''
      if (index.fileDeclaring(baseTypeName) === undefined) return problem(notFound, `no type ${baseTypeName}`)
      return { allExtensionNumbersResponse: { baseTypeName, extensionNumber: [] } }
    }
    default:
      return problem(invalidArgument, 'the request asks for nothing that is known')
  }
}

function filesAnswer(files: readonly Uint8Array[] | undefined, what: string): WireAnswer {
  if (files === undefined) return problem(notFound, `this server has no such ${what}`)
  return { fileDescriptorResponse: { fileDescriptorProto: [...files] } }
}

function problem(errorCode: number, errorMessage: string): WireAnswer {
  return { errorResponse: { errorCode, errorMessage } }
}
