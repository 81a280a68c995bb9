import fc from 'fast-check'
import { it } from 'vitest'
import { bytesStoreConformance, sortedMapProperty } from '../../../test/conformance/bytes-store.ts'
import { MemoryBytes } from './memory-bytes.ts'

const harness = { open: () => new MemoryBytes() }

bytesStoreConformance('memory', harness)

it('a store in memory is a sorted map', () => {
  fc.assert(sortedMapProperty(harness), { numRuns: 60 })
})
