import { analytics } from './analytics.ts'
import { billing } from './billing.ts'
import type { Copy } from './copy.ts'
import { notification } from './notification.ts'
import { orderService } from './order-service.ts'

/** What there is to run, by name: each until its signal is aborted. */
export const services: Readonly<Record<string, (copy: Copy) => Promise<void>>> = {
  'order-service': orderService,
  billing,
  analytics,
  notification,
}

/** Runs a copy until it is to stop; rejects if it can't go on. */
export async function run(service: string, copy: Copy): Promise<void> {
  try {
    await services[service]?.(copy)
  } catch (error) {
    // That is how loops end that were told to.
    if (!copy.signal.aborted) throw error
  }
}
