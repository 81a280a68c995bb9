import type { ConformanceCase } from './conformance.ts'
import { networkCallConformance } from './network-calls.ts'
import { networkConnectionConformance } from './network-connections.ts'
import type { NetworkFixture } from './network-fixture.ts'
import { networkStreamConformance } from './network-streams.ts'

/** What every Network does. */
export const networkConformance: readonly ConformanceCase<NetworkFixture>[] = [
  ...networkCallConformance,
  ...networkStreamConformance,
  ...networkConnectionConformance,
]
