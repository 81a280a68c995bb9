export * from '../generated/services.js'
export { google, grpc, millrace } from '../generated/messages.js'
export { safeNumber } from './safe-number.ts'
