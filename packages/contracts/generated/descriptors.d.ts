// Generated from proto/ by `npm run generate`. Do not edit.
export interface FileDescriptor {
  readonly name: string;
  /** Names of the files that it imports. */
  readonly dependencies: readonly string[];
  /** Full names of what it declares. */
  readonly symbols: readonly string[];
  /** A serialized google.protobuf.FileDescriptorProto. */
  readonly base64: string;
}
export declare const fileDescriptors: readonly FileDescriptor[];
