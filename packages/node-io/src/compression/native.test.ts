import { expect, test } from 'vitest'
import { loadNative } from './native.ts'

test('a package is loaded once', () => {
  const load = loadNative<{ compressSync: unknown }>('snappy', 'snappy')
  expect(typeof load().compressSync).toBe('function')
  expect(load()).toBe(load())
})

test('a package that does not load is named, each time it is asked for', () => {
  const load = loadNative('snappy', 'no-such-package-is-installed')
  for (let round = 0; round < 2; round++) {
    expect(load).toThrow(
      expect.objectContaining({
        code: 'UNSUPPORTED_COMPRESSION_TYPE',
        message: expect.stringContaining('no-such-package-is-installed') as string,
      }) as Error,
    )
  }
})
