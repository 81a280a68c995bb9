import { StreamError } from '@millrace/base'
import { type ConnectorToMake, creationIn, objectOf } from './requests.ts'
import { RestError } from './rest-error.ts'

/** The connector that a text of JSON describes, as the body of `POST /connectors` does. Throws INVALID_CONFIG; the config itself is not checked. */
export function parseConnector(text: string): ConnectorToMake {
  try {
    return creationIn(objectOf(text))
  } catch (error) {
    if (!(error instanceof RestError)) throw error
    throw new StreamError('INVALID_CONFIG', error.message, { cause: error })
  }
}
