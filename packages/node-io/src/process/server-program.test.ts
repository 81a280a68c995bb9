import { StreamError } from '@millrace/base'
import { describe, expect, it } from 'vitest'
import { packageVersion, startFailureText } from './server-program.ts'

describe('what a program says of an error that keeps it from starting', () => {
  it('is one line with the code, of an error of ours', () => {
    const error = new StreamError('INVALID_CONFIG', 'a.b is wrong:\n  it is no number')
    expect(startFailureText(error)).toBe('a.b is wrong: it is no number (INVALID_CONFIG)')
  })

  it('says where, of a defect', () => {
    expect(startFailureText(new TypeError('x is not a function'))).toMatch(/^TypeError: x is not a function\n +at /)
    expect(startFailureText('thrown')).toBe('thrown')
  })
})

it('a version is that of the package', () => {
  expect(packageVersion(new URL('../../package.json', import.meta.url))).toMatch(/^\d+\.\d+\.\d+/)
})
