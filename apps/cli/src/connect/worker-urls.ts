import { isLoopback } from '@millrace/base'
import type { StatusInfo } from '@millrace/connect'

/** Whether both are the same worker, by whichever name of this machine. */
function isSame(one: URL, other: URL): boolean {
  const isHere = ({ hostname }: URL): boolean => isLoopback(hostname.replace(/^\[|\]$/g, ''))
  return one.port === other.port && (one.hostname === other.hostname || (isHere(one) && isHere(other)))
}

/** Where the other workers are that a connector or its tasks are on, as far as their ids say that. */
export function othersOf(url: string, { connector, tasks }: StatusInfo): readonly string[] {
  const ids = [connector, ...tasks].map(({ worker_id: id }) => `http://${id}`)
  const asked = new URL(url)
  const others = ids.filter((id) => URL.canParse(id)).map((id) => new URL(id))
  return [...new Set(others.filter((one) => one.port !== '' && !isSame(one, asked)).map(({ origin }) => origin))]
}
