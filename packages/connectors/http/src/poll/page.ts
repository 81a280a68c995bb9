import { type ConnectValue, createConverter, dataError, isArray } from '@millrace/connect'
import type { HttpAnswer } from '../client/http-client.ts'
import { recordsPerBodyMax } from '../limits.ts'
import { type JsonPointer, pointedAt } from './json-pointer.ts'

/** What an answer says. */
export interface Page {
  readonly body: ConnectValue
  readonly items: readonly ConnectValue[]
}

const json = createConverter('Json', { 'schemas.enable': 'false' }, 'value')

/** The items of an answer. Throws INVALID_DATA if it is no JSON, or has none where they should be. */
export function pageOf(answer: HttpAnswer, pointer: JsonPointer): Page {
  if (answer.status === 204 || answer.body === undefined || answer.body.length === 0) return { body: null, items: [] }
  const body = parsed(answer.body)
  const found = pointedAt(body, pointer)
  if (found === undefined) {
    throw dataError(`the answer has nothing at /${pointer.join('/')}: see http.response.data.json.pointer`)
  }
  const items = isArray(found) ? found : found === null ? [] : [found]
  if (items.length > recordsPerBodyMax)
    throw dataError(`an answer has more than ${recordsPerBodyMax} items: ask for less`)
  return { body, items }
}

function parsed(bytes: Uint8Array): ConnectValue {
  try {
    return json.toConnect('', bytes).value
  } catch (error) {
    throw dataError('the answer is no JSON', { cause: error })
  }
}
