// What tests get for `fast-check` (see vitest.config.ts): the library, with one seed for all properties, so that a change is judged by the
// same cases each time. `npm run properties` tries others.
import fc from '../../node_modules/fast-check/lib/fast-check.js'

fc.configureGlobal({ seed: Number(process.env.PROPERTIES_SEED ?? 1) })

export * from '../../node_modules/fast-check/lib/fast-check.js'
export { default } from '../../node_modules/fast-check/lib/fast-check.js'
