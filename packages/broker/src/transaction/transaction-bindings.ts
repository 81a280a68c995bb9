import { type RpcBinding, serveStream, type UnaryMethod } from '@millrace/base'
import { MarkerService, TransactionService } from '@millrace/contracts'
import type { Services } from '../services.ts'
import { serveEndStream } from './end-stream.ts'
import { writeMarkers } from './markers/write-markers.ts'
import * as calls from './transaction-calls.ts'

/** Binds a call to what answers it. */
type Bind = <Request, Response>(
  method: UnaryMethod<Request, Response>,
  handle: (services: Services, request: Request) => Promise<Response>,
) => RpcBinding

/** The calls of producers, of leaders and coordinators to each other, and of those who look after transactions. */
export function transactionBindings(unary: Bind, started: Promise<Services>): RpcBinding[] {
  const service = TransactionService
  const withImage = (services: Services): calls.TransactionImageContext => ({
    ...services,
    image: services.controller.image,
  })
  return [
    unary(service.findTransactionCoordinators, (services, request) =>
      calls.findTransactionCoordinators(request, services),
    ),
    unary(service.initProducer, (services, request) => calls.initProducer(request, services)),
    unary(service.addPartitions, (services, request) => calls.addPartitions(request, withImage(services))),
    unary(service.addOffsets, (services, request) => calls.addOffsets(request, services)),
    unary(service.endTransaction, (services, request) => calls.endTransaction(request, services)),
    serveStream(service.endTransactions, async (stream) => serveEndStream(stream, await started)),
    unary(service.abortTransaction, (services, request) => calls.abortTransaction(request, services)),
    unary(service.describeTransactions, (services, request) =>
      calls.describeTransactions(request, withImage(services)),
    ),
    unary(service.listTransactions, (services, request) => calls.listTransactions(request, services)),
    unary(MarkerService.writeMarkers, ({ partitions, faults }, request) => writeMarkers(request, partitions, faults)),
  ]
}
