export * from '../generated/services.js'
export { google, grpc, millrace } from '../generated/messages.js'
export { messageCodec } from './message-codec.ts'
export { safeNumber } from './safe-number.ts'
