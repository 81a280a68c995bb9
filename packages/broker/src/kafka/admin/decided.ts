import { askController, type ControllerCall } from '../../admin/controller-calls.ts'
import type { KafkaServices } from '../api.ts'

/**
 * What the active controller answers, wherever it is. Through bytes there and back, also where that is this broker: messages that were made
 * here may lack fields which their types promise.
 */
export async function decided<Request, Response>(
  services: KafkaServices,
  call: ControllerCall<Request, Response>,
  request: Request,
): Promise<Response> {
  const { request: asked, response: answered } = call.method
  const answer = await askController(services, call, asked.decode(asked.encode(request)))
  return answered.decode(answered.encode(answer))
}
