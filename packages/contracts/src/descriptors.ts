// An entry of its own: only servers tell of the contracts, and clients need not load what says it.
export { type FileDescriptor, fileDescriptors } from '../generated/descriptors.js'
