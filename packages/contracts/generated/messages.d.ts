// Generated from proto/ by `npm run generate`. Do not edit.
import * as $protobuf from "protobufjs/minimal.js";

/** Namespace grpc. */
export namespace grpc {

    /** Namespace health. */
    namespace health {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a HealthCheckRequest.
             * @deprecated Use grpc.health.v1.HealthCheckRequest.$Properties instead.
             */
            interface IHealthCheckRequest extends grpc.health.v1.HealthCheckRequest.$Properties {
            }

            /** Represents a HealthCheckRequest. */
            class HealthCheckRequest {

                /**
                 * Constructs a new HealthCheckRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.health.v1.HealthCheckRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HealthCheckRequest service. */
                service: string;

                /**
                 * Encodes the specified HealthCheckRequest message. Does not implicitly {@link grpc.health.v1.HealthCheckRequest.verify|verify} messages.
                 * @param message HealthCheckRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.health.v1.HealthCheckRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HealthCheckRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.health.v1.HealthCheckRequest & grpc.health.v1.HealthCheckRequest.$Shape} HealthCheckRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.health.v1.HealthCheckRequest & grpc.health.v1.HealthCheckRequest.$Shape;
            }

            namespace HealthCheckRequest {

                /** Properties of a HealthCheckRequest. */
                interface $Properties {

                    /** HealthCheckRequest service */
                    service?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HealthCheckRequest. */
                type $Shape = grpc.health.v1.HealthCheckRequest.$Properties;
            }

            /**
             * Properties of a HealthCheckResponse.
             * @deprecated Use grpc.health.v1.HealthCheckResponse.$Properties instead.
             */
            interface IHealthCheckResponse extends grpc.health.v1.HealthCheckResponse.$Properties {
            }

            /** Represents a HealthCheckResponse. */
            class HealthCheckResponse {

                /**
                 * Constructs a new HealthCheckResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.health.v1.HealthCheckResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HealthCheckResponse status. */
                status: grpc.health.v1.HealthCheckResponse.ServingStatus;

                /**
                 * Encodes the specified HealthCheckResponse message. Does not implicitly {@link grpc.health.v1.HealthCheckResponse.verify|verify} messages.
                 * @param message HealthCheckResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.health.v1.HealthCheckResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HealthCheckResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.health.v1.HealthCheckResponse & grpc.health.v1.HealthCheckResponse.$Shape} HealthCheckResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.health.v1.HealthCheckResponse & grpc.health.v1.HealthCheckResponse.$Shape;
            }

            namespace HealthCheckResponse {

                /** Properties of a HealthCheckResponse. */
                interface $Properties {

                    /** HealthCheckResponse status */
                    status?: grpc.health.v1.HealthCheckResponse.ServingStatus;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HealthCheckResponse. */
                type $Shape = grpc.health.v1.HealthCheckResponse.$Properties;

                /** ServingStatus enum. */
                enum ServingStatus {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** SERVING value */
                    SERVING = 1,

                    /** NOT_SERVING value */
                    NOT_SERVING = 2,

                    /** SERVICE_UNKNOWN value */
                    SERVICE_UNKNOWN = 3
                }
            }
        }
    }

    /** Namespace reflection. */
    namespace reflection {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a ServerReflectionRequest.
             * @deprecated Use grpc.reflection.v1.ServerReflectionRequest.$Properties instead.
             */
            interface IServerReflectionRequest extends grpc.reflection.v1.ServerReflectionRequest.$Properties {
            }

            /** Represents a ServerReflectionRequest. */
            class ServerReflectionRequest {

                /**
                 * Constructs a new ServerReflectionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ServerReflectionRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ServerReflectionRequest host. */
                host: string;

                /** ServerReflectionRequest fileByFilename. */
                fileByFilename: (string|null);

                /** ServerReflectionRequest fileContainingSymbol. */
                fileContainingSymbol: (string|null);

                /** ServerReflectionRequest fileContainingExtension. */
                fileContainingExtension: (grpc.reflection.v1.ExtensionRequest|null);

                /** ServerReflectionRequest allExtensionNumbersOfType. */
                allExtensionNumbersOfType: (string|null);

                /** ServerReflectionRequest listServices. */
                listServices: (string|null);

                /** ServerReflectionRequest messageRequest. */
                messageRequest?: ("fileByFilename"|"fileContainingSymbol"|"fileContainingExtension"|"allExtensionNumbersOfType"|"listServices");

                /**
                 * Encodes the specified ServerReflectionRequest message. Does not implicitly {@link grpc.reflection.v1.ServerReflectionRequest.verify|verify} messages.
                 * @param message ServerReflectionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ServerReflectionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServerReflectionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServerReflectionRequest & grpc.reflection.v1.ServerReflectionRequest.$Shape} ServerReflectionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ServerReflectionRequest & grpc.reflection.v1.ServerReflectionRequest.$Shape;
            }

            namespace ServerReflectionRequest {

                /** Properties of a ServerReflectionRequest. */
                interface $Properties {

                    /** ServerReflectionRequest host */
                    host?: string;

                    /** ServerReflectionRequest fileByFilename */
                    fileByFilename?: (string|null);

                    /** ServerReflectionRequest fileContainingSymbol */
                    fileContainingSymbol?: (string|null);

                    /** ServerReflectionRequest fileContainingExtension */
                    fileContainingExtension?: (grpc.reflection.v1.ExtensionRequest.$Properties|null);

                    /** ServerReflectionRequest allExtensionNumbersOfType */
                    allExtensionNumbersOfType?: (string|null);

                    /** ServerReflectionRequest listServices */
                    listServices?: (string|null);

                    /** ServerReflectionRequest messageRequest */
                    messageRequest?: ("fileByFilename"|"fileContainingSymbol"|"fileContainingExtension"|"allExtensionNumbersOfType"|"listServices");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ServerReflectionRequest. */
                type $Shape = {
                  host?: string;
                  fileByFilename?: string|null;
                  fileContainingSymbol?: string|null;
                  fileContainingExtension?: grpc.reflection.v1.ExtensionRequest.$Shape|null;
                  allExtensionNumbersOfType?: string|null;
                  listServices?: string|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ messageRequest?: undefined; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileByFilename"; fileByFilename: string; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileContainingSymbol"; fileByFilename?: null; fileContainingSymbol: string; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileContainingExtension"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension: grpc.reflection.v1.ExtensionRequest.$Shape; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "allExtensionNumbersOfType"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType: string; listServices?: null }|{ messageRequest?: "listServices"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices: string })
                );
            }

            /**
             * Properties of an ExtensionRequest.
             * @deprecated Use grpc.reflection.v1.ExtensionRequest.$Properties instead.
             */
            interface IExtensionRequest extends grpc.reflection.v1.ExtensionRequest.$Properties {
            }

            /** Represents an ExtensionRequest. */
            class ExtensionRequest {

                /**
                 * Constructs a new ExtensionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ExtensionRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ExtensionRequest containingType. */
                containingType: string;

                /** ExtensionRequest extensionNumber. */
                extensionNumber: number;

                /**
                 * Encodes the specified ExtensionRequest message. Does not implicitly {@link grpc.reflection.v1.ExtensionRequest.verify|verify} messages.
                 * @param message ExtensionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ExtensionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExtensionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ExtensionRequest & grpc.reflection.v1.ExtensionRequest.$Shape} ExtensionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ExtensionRequest & grpc.reflection.v1.ExtensionRequest.$Shape;
            }

            namespace ExtensionRequest {

                /** Properties of an ExtensionRequest. */
                interface $Properties {

                    /** ExtensionRequest containingType */
                    containingType?: string;

                    /** ExtensionRequest extensionNumber */
                    extensionNumber?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ExtensionRequest. */
                type $Shape = grpc.reflection.v1.ExtensionRequest.$Properties;
            }

            /**
             * Properties of a ServerReflectionResponse.
             * @deprecated Use grpc.reflection.v1.ServerReflectionResponse.$Properties instead.
             */
            interface IServerReflectionResponse extends grpc.reflection.v1.ServerReflectionResponse.$Properties {
            }

            /** Represents a ServerReflectionResponse. */
            class ServerReflectionResponse {

                /**
                 * Constructs a new ServerReflectionResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ServerReflectionResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ServerReflectionResponse validHost. */
                validHost: string;

                /** ServerReflectionResponse originalRequest. */
                originalRequest: (grpc.reflection.v1.ServerReflectionRequest|null);

                /** ServerReflectionResponse fileDescriptorResponse. */
                fileDescriptorResponse: (grpc.reflection.v1.FileDescriptorResponse|null);

                /** ServerReflectionResponse allExtensionNumbersResponse. */
                allExtensionNumbersResponse: (grpc.reflection.v1.ExtensionNumberResponse|null);

                /** ServerReflectionResponse listServicesResponse. */
                listServicesResponse: (grpc.reflection.v1.ListServiceResponse|null);

                /** ServerReflectionResponse errorResponse. */
                errorResponse: (grpc.reflection.v1.ErrorResponse|null);

                /** ServerReflectionResponse messageResponse. */
                messageResponse?: ("fileDescriptorResponse"|"allExtensionNumbersResponse"|"listServicesResponse"|"errorResponse");

                /**
                 * Encodes the specified ServerReflectionResponse message. Does not implicitly {@link grpc.reflection.v1.ServerReflectionResponse.verify|verify} messages.
                 * @param message ServerReflectionResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ServerReflectionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServerReflectionResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServerReflectionResponse & grpc.reflection.v1.ServerReflectionResponse.$Shape} ServerReflectionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ServerReflectionResponse & grpc.reflection.v1.ServerReflectionResponse.$Shape;
            }

            namespace ServerReflectionResponse {

                /** Properties of a ServerReflectionResponse. */
                interface $Properties {

                    /** ServerReflectionResponse validHost */
                    validHost?: string;

                    /** ServerReflectionResponse originalRequest */
                    originalRequest?: (grpc.reflection.v1.ServerReflectionRequest.$Properties|null);

                    /** ServerReflectionResponse fileDescriptorResponse */
                    fileDescriptorResponse?: (grpc.reflection.v1.FileDescriptorResponse.$Properties|null);

                    /** ServerReflectionResponse allExtensionNumbersResponse */
                    allExtensionNumbersResponse?: (grpc.reflection.v1.ExtensionNumberResponse.$Properties|null);

                    /** ServerReflectionResponse listServicesResponse */
                    listServicesResponse?: (grpc.reflection.v1.ListServiceResponse.$Properties|null);

                    /** ServerReflectionResponse errorResponse */
                    errorResponse?: (grpc.reflection.v1.ErrorResponse.$Properties|null);

                    /** ServerReflectionResponse messageResponse */
                    messageResponse?: ("fileDescriptorResponse"|"allExtensionNumbersResponse"|"listServicesResponse"|"errorResponse");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ServerReflectionResponse. */
                type $Shape = {
                  validHost?: string;
                  originalRequest?: grpc.reflection.v1.ServerReflectionRequest.$Shape|null;
                  fileDescriptorResponse?: grpc.reflection.v1.FileDescriptorResponse.$Shape|null;
                  allExtensionNumbersResponse?: grpc.reflection.v1.ExtensionNumberResponse.$Shape|null;
                  listServicesResponse?: grpc.reflection.v1.ListServiceResponse.$Shape|null;
                  errorResponse?: grpc.reflection.v1.ErrorResponse.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ messageResponse?: undefined; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "fileDescriptorResponse"; fileDescriptorResponse: grpc.reflection.v1.FileDescriptorResponse.$Shape; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "allExtensionNumbersResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse: grpc.reflection.v1.ExtensionNumberResponse.$Shape; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "listServicesResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse: grpc.reflection.v1.ListServiceResponse.$Shape; errorResponse?: null }|{ messageResponse?: "errorResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse: grpc.reflection.v1.ErrorResponse.$Shape })
                );
            }

            /**
             * Properties of a FileDescriptorResponse.
             * @deprecated Use grpc.reflection.v1.FileDescriptorResponse.$Properties instead.
             */
            interface IFileDescriptorResponse extends grpc.reflection.v1.FileDescriptorResponse.$Properties {
            }

            /** Represents a FileDescriptorResponse. */
            class FileDescriptorResponse {

                /**
                 * Constructs a new FileDescriptorResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.FileDescriptorResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FileDescriptorResponse fileDescriptorProto. */
                fileDescriptorProto: Uint8Array[];

                /**
                 * Encodes the specified FileDescriptorResponse message. Does not implicitly {@link grpc.reflection.v1.FileDescriptorResponse.verify|verify} messages.
                 * @param message FileDescriptorResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.FileDescriptorResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FileDescriptorResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.FileDescriptorResponse & grpc.reflection.v1.FileDescriptorResponse.$Shape} FileDescriptorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.FileDescriptorResponse & grpc.reflection.v1.FileDescriptorResponse.$Shape;
            }

            namespace FileDescriptorResponse {

                /** Properties of a FileDescriptorResponse. */
                interface $Properties {

                    /** FileDescriptorResponse fileDescriptorProto */
                    fileDescriptorProto?: Uint8Array[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FileDescriptorResponse. */
                type $Shape = grpc.reflection.v1.FileDescriptorResponse.$Properties;
            }

            /**
             * Properties of an ExtensionNumberResponse.
             * @deprecated Use grpc.reflection.v1.ExtensionNumberResponse.$Properties instead.
             */
            interface IExtensionNumberResponse extends grpc.reflection.v1.ExtensionNumberResponse.$Properties {
            }

            /** Represents an ExtensionNumberResponse. */
            class ExtensionNumberResponse {

                /**
                 * Constructs a new ExtensionNumberResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ExtensionNumberResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ExtensionNumberResponse baseTypeName. */
                baseTypeName: string;

                /** ExtensionNumberResponse extensionNumber. */
                extensionNumber: number[];

                /**
                 * Encodes the specified ExtensionNumberResponse message. Does not implicitly {@link grpc.reflection.v1.ExtensionNumberResponse.verify|verify} messages.
                 * @param message ExtensionNumberResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ExtensionNumberResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExtensionNumberResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ExtensionNumberResponse & grpc.reflection.v1.ExtensionNumberResponse.$Shape} ExtensionNumberResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ExtensionNumberResponse & grpc.reflection.v1.ExtensionNumberResponse.$Shape;
            }

            namespace ExtensionNumberResponse {

                /** Properties of an ExtensionNumberResponse. */
                interface $Properties {

                    /** ExtensionNumberResponse baseTypeName */
                    baseTypeName?: string;

                    /** ExtensionNumberResponse extensionNumber */
                    extensionNumber?: number[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ExtensionNumberResponse. */
                type $Shape = grpc.reflection.v1.ExtensionNumberResponse.$Properties;
            }

            /**
             * Properties of a ListServiceResponse.
             * @deprecated Use grpc.reflection.v1.ListServiceResponse.$Properties instead.
             */
            interface IListServiceResponse extends grpc.reflection.v1.ListServiceResponse.$Properties {
            }

            /** Represents a ListServiceResponse. */
            class ListServiceResponse {

                /**
                 * Constructs a new ListServiceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ListServiceResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListServiceResponse service. */
                service: grpc.reflection.v1.ServiceResponse[];

                /**
                 * Encodes the specified ListServiceResponse message. Does not implicitly {@link grpc.reflection.v1.ListServiceResponse.verify|verify} messages.
                 * @param message ListServiceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ListServiceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListServiceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ListServiceResponse & grpc.reflection.v1.ListServiceResponse.$Shape} ListServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ListServiceResponse & grpc.reflection.v1.ListServiceResponse.$Shape;
            }

            namespace ListServiceResponse {

                /** Properties of a ListServiceResponse. */
                interface $Properties {

                    /** ListServiceResponse service */
                    service?: grpc.reflection.v1.ServiceResponse.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListServiceResponse. */
                type $Shape = grpc.reflection.v1.ListServiceResponse.$Properties;
            }

            /**
             * Properties of a ServiceResponse.
             * @deprecated Use grpc.reflection.v1.ServiceResponse.$Properties instead.
             */
            interface IServiceResponse extends grpc.reflection.v1.ServiceResponse.$Properties {
            }

            /** Represents a ServiceResponse. */
            class ServiceResponse {

                /**
                 * Constructs a new ServiceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ServiceResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ServiceResponse name. */
                name: string;

                /**
                 * Encodes the specified ServiceResponse message. Does not implicitly {@link grpc.reflection.v1.ServiceResponse.verify|verify} messages.
                 * @param message ServiceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ServiceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ServiceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServiceResponse & grpc.reflection.v1.ServiceResponse.$Shape} ServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ServiceResponse & grpc.reflection.v1.ServiceResponse.$Shape;
            }

            namespace ServiceResponse {

                /** Properties of a ServiceResponse. */
                interface $Properties {

                    /** ServiceResponse name */
                    name?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ServiceResponse. */
                type $Shape = grpc.reflection.v1.ServiceResponse.$Properties;
            }

            /**
             * Properties of an ErrorResponse.
             * @deprecated Use grpc.reflection.v1.ErrorResponse.$Properties instead.
             */
            interface IErrorResponse extends grpc.reflection.v1.ErrorResponse.$Properties {
            }

            /** Represents an ErrorResponse. */
            class ErrorResponse {

                /**
                 * Constructs a new ErrorResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: grpc.reflection.v1.ErrorResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ErrorResponse errorCode. */
                errorCode: number;

                /** ErrorResponse errorMessage. */
                errorMessage: string;

                /**
                 * Encodes the specified ErrorResponse message. Does not implicitly {@link grpc.reflection.v1.ErrorResponse.verify|verify} messages.
                 * @param message ErrorResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: grpc.reflection.v1.ErrorResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ErrorResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ErrorResponse & grpc.reflection.v1.ErrorResponse.$Shape} ErrorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): grpc.reflection.v1.ErrorResponse & grpc.reflection.v1.ErrorResponse.$Shape;
            }

            namespace ErrorResponse {

                /** Properties of an ErrorResponse. */
                interface $Properties {

                    /** ErrorResponse errorCode */
                    errorCode?: number;

                    /** ErrorResponse errorMessage */
                    errorMessage?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ErrorResponse. */
                type $Shape = grpc.reflection.v1.ErrorResponse.$Properties;
            }
        }
    }
}

/** Namespace millrace. */
export namespace millrace {

    /** Namespace admin. */
    namespace admin {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a CreateTopicsRequest.
             * @deprecated Use millrace.admin.v1.CreateTopicsRequest.$Properties instead.
             */
            interface ICreateTopicsRequest extends millrace.admin.v1.CreateTopicsRequest.$Properties {
            }

            /** Represents a CreateTopicsRequest. */
            class CreateTopicsRequest {

                /**
                 * Constructs a new CreateTopicsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.CreateTopicsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CreateTopicsRequest topics. */
                topics: millrace.admin.v1.NewTopic[];

                /** CreateTopicsRequest validateOnly. */
                validateOnly: boolean;

                /**
                 * Encodes the specified CreateTopicsRequest message. Does not implicitly {@link millrace.admin.v1.CreateTopicsRequest.verify|verify} messages.
                 * @param message CreateTopicsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.CreateTopicsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CreateTopicsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreateTopicsRequest & millrace.admin.v1.CreateTopicsRequest.$Shape} CreateTopicsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.CreateTopicsRequest & millrace.admin.v1.CreateTopicsRequest.$Shape;
            }

            namespace CreateTopicsRequest {

                /** Properties of a CreateTopicsRequest. */
                interface $Properties {

                    /** CreateTopicsRequest topics */
                    topics?: millrace.admin.v1.NewTopic.$Properties[];

                    /** CreateTopicsRequest validateOnly */
                    validateOnly?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CreateTopicsRequest. */
                type $Shape = millrace.admin.v1.CreateTopicsRequest.$Properties;
            }

            /**
             * Properties of a NewTopic.
             * @deprecated Use millrace.admin.v1.NewTopic.$Properties instead.
             */
            interface INewTopic extends millrace.admin.v1.NewTopic.$Properties {
            }

            /** Represents a NewTopic. */
            class NewTopic {

                /**
                 * Constructs a new NewTopic.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.NewTopic.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NewTopic name. */
                name: string;

                /** NewTopic partitions. */
                partitions: number;

                /** NewTopic replicationFactor. */
                replicationFactor: number;

                /** NewTopic configs. */
                configs: { [k: string]: string };

                /** NewTopic assignments. */
                assignments: millrace.admin.v1.ReplicaList[];

                /**
                 * Encodes the specified NewTopic message. Does not implicitly {@link millrace.admin.v1.NewTopic.verify|verify} messages.
                 * @param message NewTopic message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.NewTopic.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NewTopic message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.NewTopic & millrace.admin.v1.NewTopic.$Shape} NewTopic
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.NewTopic & millrace.admin.v1.NewTopic.$Shape;
            }

            namespace NewTopic {

                /** Properties of a NewTopic. */
                interface $Properties {

                    /** NewTopic name */
                    name?: string;

                    /** NewTopic partitions */
                    partitions?: number;

                    /** NewTopic replicationFactor */
                    replicationFactor?: number;

                    /** NewTopic configs */
                    configs?: { [k: string]: string };

                    /** NewTopic assignments */
                    assignments?: millrace.admin.v1.ReplicaList.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NewTopic. */
                type $Shape = millrace.admin.v1.NewTopic.$Properties;
            }

            /**
             * Properties of a CreateTopicsResponse.
             * @deprecated Use millrace.admin.v1.CreateTopicsResponse.$Properties instead.
             */
            interface ICreateTopicsResponse extends millrace.admin.v1.CreateTopicsResponse.$Properties {
            }

            /** Represents a CreateTopicsResponse. */
            class CreateTopicsResponse {

                /**
                 * Constructs a new CreateTopicsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.CreateTopicsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CreateTopicsResponse topics. */
                topics: millrace.admin.v1.CreateTopicResult[];

                /**
                 * Encodes the specified CreateTopicsResponse message. Does not implicitly {@link millrace.admin.v1.CreateTopicsResponse.verify|verify} messages.
                 * @param message CreateTopicsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.CreateTopicsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CreateTopicsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreateTopicsResponse & millrace.admin.v1.CreateTopicsResponse.$Shape} CreateTopicsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.CreateTopicsResponse & millrace.admin.v1.CreateTopicsResponse.$Shape;
            }

            namespace CreateTopicsResponse {

                /** Properties of a CreateTopicsResponse. */
                interface $Properties {

                    /** CreateTopicsResponse topics */
                    topics?: millrace.admin.v1.CreateTopicResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CreateTopicsResponse. */
                type $Shape = millrace.admin.v1.CreateTopicsResponse.$Properties;
            }

            /**
             * Properties of a CreateTopicResult.
             * @deprecated Use millrace.admin.v1.CreateTopicResult.$Properties instead.
             */
            interface ICreateTopicResult extends millrace.admin.v1.CreateTopicResult.$Properties {
            }

            /** Represents a CreateTopicResult. */
            class CreateTopicResult {

                /**
                 * Constructs a new CreateTopicResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.CreateTopicResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CreateTopicResult name. */
                name: string;

                /** CreateTopicResult error. */
                error: (millrace.common.v1.Error|null);

                /** CreateTopicResult topicId. */
                topicId: Uint8Array;

                /** CreateTopicResult partitions. */
                partitions: number;

                /** CreateTopicResult replicationFactor. */
                replicationFactor: number;

                /** CreateTopicResult warnings. */
                warnings: string[];

                /** CreateTopicResult configs. */
                configs: millrace.admin.v1.DescribedConfig[];

                /**
                 * Encodes the specified CreateTopicResult message. Does not implicitly {@link millrace.admin.v1.CreateTopicResult.verify|verify} messages.
                 * @param message CreateTopicResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.CreateTopicResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CreateTopicResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreateTopicResult & millrace.admin.v1.CreateTopicResult.$Shape} CreateTopicResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.CreateTopicResult & millrace.admin.v1.CreateTopicResult.$Shape;
            }

            namespace CreateTopicResult {

                /** Properties of a CreateTopicResult. */
                interface $Properties {

                    /** CreateTopicResult name */
                    name?: string;

                    /** CreateTopicResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** CreateTopicResult topicId */
                    topicId?: Uint8Array;

                    /** CreateTopicResult partitions */
                    partitions?: number;

                    /** CreateTopicResult replicationFactor */
                    replicationFactor?: number;

                    /** CreateTopicResult warnings */
                    warnings?: string[];

                    /** CreateTopicResult configs */
                    configs?: millrace.admin.v1.DescribedConfig.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CreateTopicResult. */
                type $Shape = millrace.admin.v1.CreateTopicResult.$Properties;
            }

            /**
             * Properties of a DeleteTopicsRequest.
             * @deprecated Use millrace.admin.v1.DeleteTopicsRequest.$Properties instead.
             */
            interface IDeleteTopicsRequest extends millrace.admin.v1.DeleteTopicsRequest.$Properties {
            }

            /** Represents a DeleteTopicsRequest. */
            class DeleteTopicsRequest {

                /**
                 * Constructs a new DeleteTopicsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DeleteTopicsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteTopicsRequest names. */
                names: string[];

                /** DeleteTopicsRequest topicIds. */
                topicIds: Uint8Array[];

                /**
                 * Encodes the specified DeleteTopicsRequest message. Does not implicitly {@link millrace.admin.v1.DeleteTopicsRequest.verify|verify} messages.
                 * @param message DeleteTopicsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DeleteTopicsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteTopicsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DeleteTopicsRequest & millrace.admin.v1.DeleteTopicsRequest.$Shape} DeleteTopicsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DeleteTopicsRequest & millrace.admin.v1.DeleteTopicsRequest.$Shape;
            }

            namespace DeleteTopicsRequest {

                /** Properties of a DeleteTopicsRequest. */
                interface $Properties {

                    /** DeleteTopicsRequest names */
                    names?: string[];

                    /** DeleteTopicsRequest topicIds */
                    topicIds?: Uint8Array[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteTopicsRequest. */
                type $Shape = millrace.admin.v1.DeleteTopicsRequest.$Properties;
            }

            /**
             * Properties of a DeleteTopicsResponse.
             * @deprecated Use millrace.admin.v1.DeleteTopicsResponse.$Properties instead.
             */
            interface IDeleteTopicsResponse extends millrace.admin.v1.DeleteTopicsResponse.$Properties {
            }

            /** Represents a DeleteTopicsResponse. */
            class DeleteTopicsResponse {

                /**
                 * Constructs a new DeleteTopicsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DeleteTopicsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteTopicsResponse topics. */
                topics: millrace.admin.v1.DeleteTopicResult[];

                /**
                 * Encodes the specified DeleteTopicsResponse message. Does not implicitly {@link millrace.admin.v1.DeleteTopicsResponse.verify|verify} messages.
                 * @param message DeleteTopicsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DeleteTopicsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteTopicsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DeleteTopicsResponse & millrace.admin.v1.DeleteTopicsResponse.$Shape} DeleteTopicsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DeleteTopicsResponse & millrace.admin.v1.DeleteTopicsResponse.$Shape;
            }

            namespace DeleteTopicsResponse {

                /** Properties of a DeleteTopicsResponse. */
                interface $Properties {

                    /** DeleteTopicsResponse topics */
                    topics?: millrace.admin.v1.DeleteTopicResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteTopicsResponse. */
                type $Shape = millrace.admin.v1.DeleteTopicsResponse.$Properties;
            }

            /**
             * Properties of a DeleteTopicResult.
             * @deprecated Use millrace.admin.v1.DeleteTopicResult.$Properties instead.
             */
            interface IDeleteTopicResult extends millrace.admin.v1.DeleteTopicResult.$Properties {
            }

            /** Represents a DeleteTopicResult. */
            class DeleteTopicResult {

                /**
                 * Constructs a new DeleteTopicResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DeleteTopicResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteTopicResult name. */
                name: string;

                /** DeleteTopicResult error. */
                error: (millrace.common.v1.Error|null);

                /** DeleteTopicResult topicId. */
                topicId: Uint8Array;

                /**
                 * Encodes the specified DeleteTopicResult message. Does not implicitly {@link millrace.admin.v1.DeleteTopicResult.verify|verify} messages.
                 * @param message DeleteTopicResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DeleteTopicResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteTopicResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DeleteTopicResult & millrace.admin.v1.DeleteTopicResult.$Shape} DeleteTopicResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DeleteTopicResult & millrace.admin.v1.DeleteTopicResult.$Shape;
            }

            namespace DeleteTopicResult {

                /** Properties of a DeleteTopicResult. */
                interface $Properties {

                    /** DeleteTopicResult name */
                    name?: string;

                    /** DeleteTopicResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** DeleteTopicResult topicId */
                    topicId?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteTopicResult. */
                type $Shape = millrace.admin.v1.DeleteTopicResult.$Properties;
            }

            /**
             * Properties of a DescribeTopicsRequest.
             * @deprecated Use millrace.admin.v1.DescribeTopicsRequest.$Properties instead.
             */
            interface IDescribeTopicsRequest extends millrace.admin.v1.DescribeTopicsRequest.$Properties {
            }

            /** Represents a DescribeTopicsRequest. */
            class DescribeTopicsRequest {

                /**
                 * Constructs a new DescribeTopicsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeTopicsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeTopicsRequest names. */
                names: string[];

                /**
                 * Encodes the specified DescribeTopicsRequest message. Does not implicitly {@link millrace.admin.v1.DescribeTopicsRequest.verify|verify} messages.
                 * @param message DescribeTopicsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeTopicsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeTopicsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeTopicsRequest & millrace.admin.v1.DescribeTopicsRequest.$Shape} DescribeTopicsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeTopicsRequest & millrace.admin.v1.DescribeTopicsRequest.$Shape;
            }

            namespace DescribeTopicsRequest {

                /** Properties of a DescribeTopicsRequest. */
                interface $Properties {

                    /** DescribeTopicsRequest names */
                    names?: string[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeTopicsRequest. */
                type $Shape = millrace.admin.v1.DescribeTopicsRequest.$Properties;
            }

            /**
             * Properties of a DescribeTopicsResponse.
             * @deprecated Use millrace.admin.v1.DescribeTopicsResponse.$Properties instead.
             */
            interface IDescribeTopicsResponse extends millrace.admin.v1.DescribeTopicsResponse.$Properties {
            }

            /** Represents a DescribeTopicsResponse. */
            class DescribeTopicsResponse {

                /**
                 * Constructs a new DescribeTopicsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeTopicsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeTopicsResponse topics. */
                topics: millrace.admin.v1.TopicDescription[];

                /** DescribeTopicsResponse nodes. */
                nodes: millrace.admin.v1.Node[];

                /** DescribeTopicsResponse clusterId. */
                clusterId: string;

                /**
                 * Encodes the specified DescribeTopicsResponse message. Does not implicitly {@link millrace.admin.v1.DescribeTopicsResponse.verify|verify} messages.
                 * @param message DescribeTopicsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeTopicsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeTopicsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeTopicsResponse & millrace.admin.v1.DescribeTopicsResponse.$Shape} DescribeTopicsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeTopicsResponse & millrace.admin.v1.DescribeTopicsResponse.$Shape;
            }

            namespace DescribeTopicsResponse {

                /** Properties of a DescribeTopicsResponse. */
                interface $Properties {

                    /** DescribeTopicsResponse topics */
                    topics?: millrace.admin.v1.TopicDescription.$Properties[];

                    /** DescribeTopicsResponse nodes */
                    nodes?: millrace.admin.v1.Node.$Properties[];

                    /** DescribeTopicsResponse clusterId */
                    clusterId?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeTopicsResponse. */
                type $Shape = millrace.admin.v1.DescribeTopicsResponse.$Properties;
            }

            /**
             * Properties of a TopicDescription.
             * @deprecated Use millrace.admin.v1.TopicDescription.$Properties instead.
             */
            interface ITopicDescription extends millrace.admin.v1.TopicDescription.$Properties {
            }

            /** Represents a TopicDescription. */
            class TopicDescription {

                /**
                 * Constructs a new TopicDescription.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.TopicDescription.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TopicDescription name. */
                name: string;

                /** TopicDescription error. */
                error: (millrace.common.v1.Error|null);

                /** TopicDescription topicId. */
                topicId: Uint8Array;

                /** TopicDescription partitions. */
                partitions: millrace.admin.v1.PartitionDescription[];

                /** TopicDescription configs. */
                configs: millrace.admin.v1.ConfigEntry[];

                /** TopicDescription isInternal. */
                isInternal: boolean;

                /**
                 * Encodes the specified TopicDescription message. Does not implicitly {@link millrace.admin.v1.TopicDescription.verify|verify} messages.
                 * @param message TopicDescription message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.TopicDescription.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TopicDescription message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.TopicDescription & millrace.admin.v1.TopicDescription.$Shape} TopicDescription
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.TopicDescription & millrace.admin.v1.TopicDescription.$Shape;
            }

            namespace TopicDescription {

                /** Properties of a TopicDescription. */
                interface $Properties {

                    /** TopicDescription name */
                    name?: string;

                    /** TopicDescription error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** TopicDescription topicId */
                    topicId?: Uint8Array;

                    /** TopicDescription partitions */
                    partitions?: millrace.admin.v1.PartitionDescription.$Properties[];

                    /** TopicDescription configs */
                    configs?: millrace.admin.v1.ConfigEntry.$Properties[];

                    /** TopicDescription isInternal */
                    isInternal?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TopicDescription. */
                type $Shape = millrace.admin.v1.TopicDescription.$Properties;
            }

            /**
             * Properties of a PartitionDescription.
             * @deprecated Use millrace.admin.v1.PartitionDescription.$Properties instead.
             */
            interface IPartitionDescription extends millrace.admin.v1.PartitionDescription.$Properties {
            }

            /** Represents a PartitionDescription. */
            class PartitionDescription {

                /**
                 * Constructs a new PartitionDescription.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.PartitionDescription.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PartitionDescription partition. */
                partition: number;

                /** PartitionDescription leader. */
                leader: number;

                /** PartitionDescription leaderEpoch. */
                leaderEpoch: number;

                /** PartitionDescription replicas. */
                replicas: number[];

                /** PartitionDescription isr. */
                isr: number[];

                /** PartitionDescription eligibleLeaderReplicas. */
                eligibleLeaderReplicas: number[];

                /** PartitionDescription offlineReplicas. */
                offlineReplicas: number[];

                /** PartitionDescription addingReplicas. */
                addingReplicas: number[];

                /** PartitionDescription removingReplicas. */
                removingReplicas: number[];

                /** PartitionDescription leaderRecovering. */
                leaderRecovering: boolean;

                /**
                 * Encodes the specified PartitionDescription message. Does not implicitly {@link millrace.admin.v1.PartitionDescription.verify|verify} messages.
                 * @param message PartitionDescription message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.PartitionDescription.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PartitionDescription message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.PartitionDescription & millrace.admin.v1.PartitionDescription.$Shape} PartitionDescription
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.PartitionDescription & millrace.admin.v1.PartitionDescription.$Shape;
            }

            namespace PartitionDescription {

                /** Properties of a PartitionDescription. */
                interface $Properties {

                    /** PartitionDescription partition */
                    partition?: number;

                    /** PartitionDescription leader */
                    leader?: number;

                    /** PartitionDescription leaderEpoch */
                    leaderEpoch?: number;

                    /** PartitionDescription replicas */
                    replicas?: number[];

                    /** PartitionDescription isr */
                    isr?: number[];

                    /** PartitionDescription eligibleLeaderReplicas */
                    eligibleLeaderReplicas?: number[];

                    /** PartitionDescription offlineReplicas */
                    offlineReplicas?: number[];

                    /** PartitionDescription addingReplicas */
                    addingReplicas?: number[];

                    /** PartitionDescription removingReplicas */
                    removingReplicas?: number[];

                    /** PartitionDescription leaderRecovering */
                    leaderRecovering?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PartitionDescription. */
                type $Shape = millrace.admin.v1.PartitionDescription.$Properties;
            }

            /** ConfigSource enum. */
            enum ConfigSource {

                /** CONFIG_SOURCE_UNSPECIFIED value */
                CONFIG_SOURCE_UNSPECIFIED = 0,

                /** CONFIG_SOURCE_DEFAULT value */
                CONFIG_SOURCE_DEFAULT = 1,

                /** CONFIG_SOURCE_STATIC_BROKER value */
                CONFIG_SOURCE_STATIC_BROKER = 2,

                /** CONFIG_SOURCE_TOPIC value */
                CONFIG_SOURCE_TOPIC = 3,

                /** CONFIG_SOURCE_DYNAMIC_BROKER value */
                CONFIG_SOURCE_DYNAMIC_BROKER = 4,

                /** CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER value */
                CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER = 5,

                /** CONFIG_SOURCE_GROUP value */
                CONFIG_SOURCE_GROUP = 6
            }

            /**
             * Properties of a ConfigEntry.
             * @deprecated Use millrace.admin.v1.ConfigEntry.$Properties instead.
             */
            interface IConfigEntry extends millrace.admin.v1.ConfigEntry.$Properties {
            }

            /** Represents a ConfigEntry. */
            class ConfigEntry {

                /**
                 * Constructs a new ConfigEntry.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.ConfigEntry.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ConfigEntry name. */
                name: string;

                /** ConfigEntry value. */
                value: string;

                /** ConfigEntry source. */
                source: millrace.admin.v1.ConfigSource;

                /**
                 * Encodes the specified ConfigEntry message. Does not implicitly {@link millrace.admin.v1.ConfigEntry.verify|verify} messages.
                 * @param message ConfigEntry message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.ConfigEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ConfigEntry message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.ConfigEntry & millrace.admin.v1.ConfigEntry.$Shape} ConfigEntry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.ConfigEntry & millrace.admin.v1.ConfigEntry.$Shape;
            }

            namespace ConfigEntry {

                /** Properties of a ConfigEntry. */
                interface $Properties {

                    /** ConfigEntry name */
                    name?: string;

                    /** ConfigEntry value */
                    value?: string;

                    /** ConfigEntry source */
                    source?: millrace.admin.v1.ConfigSource;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ConfigEntry. */
                type $Shape = millrace.admin.v1.ConfigEntry.$Properties;
            }

            /**
             * Properties of a Node.
             * @deprecated Use millrace.admin.v1.Node.$Properties instead.
             */
            interface INode extends millrace.admin.v1.Node.$Properties {
            }

            /** Represents a Node. */
            class Node {

                /**
                 * Constructs a new Node.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.Node.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Node nodeId. */
                nodeId: number;

                /** Node host. */
                host: string;

                /** Node port. */
                port: number;

                /**
                 * Encodes the specified Node message. Does not implicitly {@link millrace.admin.v1.Node.verify|verify} messages.
                 * @param message Node message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.Node.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Node message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.Node & millrace.admin.v1.Node.$Shape} Node
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.Node & millrace.admin.v1.Node.$Shape;
            }

            namespace Node {

                /** Properties of a Node. */
                interface $Properties {

                    /** Node nodeId */
                    nodeId?: number;

                    /** Node host */
                    host?: string;

                    /** Node port */
                    port?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Node. */
                type $Shape = millrace.admin.v1.Node.$Properties;
            }

            /**
             * Properties of a DescribeClusterRequest.
             * @deprecated Use millrace.admin.v1.DescribeClusterRequest.$Properties instead.
             */
            interface IDescribeClusterRequest extends millrace.admin.v1.DescribeClusterRequest.$Properties {
            }

            /** Represents a DescribeClusterRequest. */
            class DescribeClusterRequest {

                /**
                 * Constructs a new DescribeClusterRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeClusterRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified DescribeClusterRequest message. Does not implicitly {@link millrace.admin.v1.DescribeClusterRequest.verify|verify} messages.
                 * @param message DescribeClusterRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeClusterRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeClusterRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeClusterRequest & millrace.admin.v1.DescribeClusterRequest.$Shape} DescribeClusterRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeClusterRequest & millrace.admin.v1.DescribeClusterRequest.$Shape;
            }

            namespace DescribeClusterRequest {

                /** Properties of a DescribeClusterRequest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeClusterRequest. */
                type $Shape = millrace.admin.v1.DescribeClusterRequest.$Properties;
            }

            /**
             * Properties of a DescribeClusterResponse.
             * @deprecated Use millrace.admin.v1.DescribeClusterResponse.$Properties instead.
             */
            interface IDescribeClusterResponse extends millrace.admin.v1.DescribeClusterResponse.$Properties {
            }

            /** Represents a DescribeClusterResponse. */
            class DescribeClusterResponse {

                /**
                 * Constructs a new DescribeClusterResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeClusterResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeClusterResponse clusterId. */
                clusterId: string;

                /** DescribeClusterResponse nodes. */
                nodes: millrace.admin.v1.Node[];

                /** DescribeClusterResponse controllerId. */
                controllerId: number;

                /** DescribeClusterResponse version. */
                version: string;

                /** DescribeClusterResponse nodeId. */
                nodeId: number;

                /** DescribeClusterResponse uptimeMs. */
                uptimeMs: number;

                /** DescribeClusterResponse notServingReason. */
                notServingReason: string;

                /** DescribeClusterResponse metadata. */
                metadata: (millrace.admin.v1.MetadataStatus|null);

                /** DescribeClusterResponse logDirs. */
                logDirs: millrace.admin.v1.LogDirStatus[];

                /** DescribeClusterResponse timeMs. */
                timeMs: number;

                /** DescribeClusterResponse brokers. */
                brokers: millrace.admin.v1.RegisteredBroker[];

                /**
                 * Encodes the specified DescribeClusterResponse message. Does not implicitly {@link millrace.admin.v1.DescribeClusterResponse.verify|verify} messages.
                 * @param message DescribeClusterResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeClusterResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeClusterResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeClusterResponse & millrace.admin.v1.DescribeClusterResponse.$Shape} DescribeClusterResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeClusterResponse & millrace.admin.v1.DescribeClusterResponse.$Shape;
            }

            namespace DescribeClusterResponse {

                /** Properties of a DescribeClusterResponse. */
                interface $Properties {

                    /** DescribeClusterResponse clusterId */
                    clusterId?: string;

                    /** DescribeClusterResponse nodes */
                    nodes?: millrace.admin.v1.Node.$Properties[];

                    /** DescribeClusterResponse controllerId */
                    controllerId?: number;

                    /** DescribeClusterResponse version */
                    version?: string;

                    /** DescribeClusterResponse nodeId */
                    nodeId?: number;

                    /** DescribeClusterResponse uptimeMs */
                    uptimeMs?: number;

                    /** DescribeClusterResponse notServingReason */
                    notServingReason?: string;

                    /** DescribeClusterResponse metadata */
                    metadata?: (millrace.admin.v1.MetadataStatus.$Properties|null);

                    /** DescribeClusterResponse logDirs */
                    logDirs?: millrace.admin.v1.LogDirStatus.$Properties[];

                    /** DescribeClusterResponse timeMs */
                    timeMs?: number;

                    /** DescribeClusterResponse brokers */
                    brokers?: millrace.admin.v1.RegisteredBroker.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeClusterResponse. */
                type $Shape = millrace.admin.v1.DescribeClusterResponse.$Properties;
            }

            /**
             * Properties of a RegisteredBroker.
             * @deprecated Use millrace.admin.v1.RegisteredBroker.$Properties instead.
             */
            interface IRegisteredBroker extends millrace.admin.v1.RegisteredBroker.$Properties {
            }

            /** Represents a RegisteredBroker. */
            class RegisteredBroker {

                /**
                 * Constructs a new RegisteredBroker.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.RegisteredBroker.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RegisteredBroker nodeId. */
                nodeId: number;

                /** RegisteredBroker host. */
                host: string;

                /** RegisteredBroker port. */
                port: number;

                /** RegisteredBroker rack. */
                rack: string;

                /** RegisteredBroker fenced. */
                fenced: boolean;

                /** RegisteredBroker inControlledShutdown. */
                inControlledShutdown: boolean;

                /** RegisteredBroker epoch. */
                epoch: number;

                /** RegisteredBroker replicaCount. */
                replicaCount: number;

                /** RegisteredBroker leaderCount. */
                leaderCount: number;

                /** RegisteredBroker directoryIds. */
                directoryIds: Uint8Array[];

                /** RegisteredBroker decommissioned. */
                decommissioned: boolean;

                /**
                 * Encodes the specified RegisteredBroker message. Does not implicitly {@link millrace.admin.v1.RegisteredBroker.verify|verify} messages.
                 * @param message RegisteredBroker message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.RegisteredBroker.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RegisteredBroker message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.RegisteredBroker & millrace.admin.v1.RegisteredBroker.$Shape} RegisteredBroker
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.RegisteredBroker & millrace.admin.v1.RegisteredBroker.$Shape;
            }

            namespace RegisteredBroker {

                /** Properties of a RegisteredBroker. */
                interface $Properties {

                    /** RegisteredBroker nodeId */
                    nodeId?: number;

                    /** RegisteredBroker host */
                    host?: string;

                    /** RegisteredBroker port */
                    port?: number;

                    /** RegisteredBroker rack */
                    rack?: string;

                    /** RegisteredBroker fenced */
                    fenced?: boolean;

                    /** RegisteredBroker inControlledShutdown */
                    inControlledShutdown?: boolean;

                    /** RegisteredBroker epoch */
                    epoch?: number;

                    /** RegisteredBroker replicaCount */
                    replicaCount?: number;

                    /** RegisteredBroker leaderCount */
                    leaderCount?: number;

                    /** RegisteredBroker directoryIds */
                    directoryIds?: Uint8Array[];

                    /** RegisteredBroker decommissioned */
                    decommissioned?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RegisteredBroker. */
                type $Shape = millrace.admin.v1.RegisteredBroker.$Properties;
            }

            /**
             * Properties of a MetadataStatus.
             * @deprecated Use millrace.admin.v1.MetadataStatus.$Properties instead.
             */
            interface IMetadataStatus extends millrace.admin.v1.MetadataStatus.$Properties {
            }

            /** Represents a MetadataStatus. */
            class MetadataStatus {

                /**
                 * Constructs a new MetadataStatus.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.MetadataStatus.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** MetadataStatus committedOffset. */
                committedOffset: number;

                /** MetadataStatus appliedOffset. */
                appliedOffset: number;

                /** MetadataStatus topicCount. */
                topicCount: number;

                /** MetadataStatus partitionCount. */
                partitionCount: number;

                /** MetadataStatus leaderlessPartitionCount. */
                leaderlessPartitionCount: number;

                /** MetadataStatus underReplicatedPartitionCount. */
                underReplicatedPartitionCount: number;

                /** MetadataStatus underMinIsrPartitionCount. */
                underMinIsrPartitionCount: number;

                /** MetadataStatus reassigningPartitionCount. */
                reassigningPartitionCount: number;

                /**
                 * Encodes the specified MetadataStatus message. Does not implicitly {@link millrace.admin.v1.MetadataStatus.verify|verify} messages.
                 * @param message MetadataStatus message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.MetadataStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MetadataStatus message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.MetadataStatus & millrace.admin.v1.MetadataStatus.$Shape} MetadataStatus
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.MetadataStatus & millrace.admin.v1.MetadataStatus.$Shape;
            }

            namespace MetadataStatus {

                /** Properties of a MetadataStatus. */
                interface $Properties {

                    /** MetadataStatus committedOffset */
                    committedOffset?: number;

                    /** MetadataStatus appliedOffset */
                    appliedOffset?: number;

                    /** MetadataStatus topicCount */
                    topicCount?: number;

                    /** MetadataStatus partitionCount */
                    partitionCount?: number;

                    /** MetadataStatus leaderlessPartitionCount */
                    leaderlessPartitionCount?: number;

                    /** MetadataStatus underReplicatedPartitionCount */
                    underReplicatedPartitionCount?: number;

                    /** MetadataStatus underMinIsrPartitionCount */
                    underMinIsrPartitionCount?: number;

                    /** MetadataStatus reassigningPartitionCount */
                    reassigningPartitionCount?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a MetadataStatus. */
                type $Shape = millrace.admin.v1.MetadataStatus.$Properties;
            }

            /**
             * Properties of a LogDirStatus.
             * @deprecated Use millrace.admin.v1.LogDirStatus.$Properties instead.
             */
            interface ILogDirStatus extends millrace.admin.v1.LogDirStatus.$Properties {
            }

            /** Represents a LogDirStatus. */
            class LogDirStatus {

                /**
                 * Constructs a new LogDirStatus.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.LogDirStatus.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LogDirStatus path. */
                path: string;

                /** LogDirStatus directoryId. */
                directoryId: Uint8Array;

                /** LogDirStatus error. */
                error: (millrace.common.v1.Error|null);

                /** LogDirStatus totalBytes. */
                totalBytes: number;

                /** LogDirStatus usableBytes. */
                usableBytes: number;

                /**
                 * Encodes the specified LogDirStatus message. Does not implicitly {@link millrace.admin.v1.LogDirStatus.verify|verify} messages.
                 * @param message LogDirStatus message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.LogDirStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogDirStatus message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.LogDirStatus & millrace.admin.v1.LogDirStatus.$Shape} LogDirStatus
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.LogDirStatus & millrace.admin.v1.LogDirStatus.$Shape;
            }

            namespace LogDirStatus {

                /** Properties of a LogDirStatus. */
                interface $Properties {

                    /** LogDirStatus path */
                    path?: string;

                    /** LogDirStatus directoryId */
                    directoryId?: Uint8Array;

                    /** LogDirStatus error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** LogDirStatus totalBytes */
                    totalBytes?: number;

                    /** LogDirStatus usableBytes */
                    usableBytes?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LogDirStatus. */
                type $Shape = millrace.admin.v1.LogDirStatus.$Properties;
            }

            /**
             * Properties of a CreatePartitionsRequest.
             * @deprecated Use millrace.admin.v1.CreatePartitionsRequest.$Properties instead.
             */
            interface ICreatePartitionsRequest extends millrace.admin.v1.CreatePartitionsRequest.$Properties {
            }

            /** Represents a CreatePartitionsRequest. */
            class CreatePartitionsRequest {

                /**
                 * Constructs a new CreatePartitionsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.CreatePartitionsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CreatePartitionsRequest topics. */
                topics: millrace.admin.v1.NewPartitions[];

                /** CreatePartitionsRequest validateOnly. */
                validateOnly: boolean;

                /**
                 * Encodes the specified CreatePartitionsRequest message. Does not implicitly {@link millrace.admin.v1.CreatePartitionsRequest.verify|verify} messages.
                 * @param message CreatePartitionsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.CreatePartitionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CreatePartitionsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreatePartitionsRequest & millrace.admin.v1.CreatePartitionsRequest.$Shape} CreatePartitionsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.CreatePartitionsRequest & millrace.admin.v1.CreatePartitionsRequest.$Shape;
            }

            namespace CreatePartitionsRequest {

                /** Properties of a CreatePartitionsRequest. */
                interface $Properties {

                    /** CreatePartitionsRequest topics */
                    topics?: millrace.admin.v1.NewPartitions.$Properties[];

                    /** CreatePartitionsRequest validateOnly */
                    validateOnly?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CreatePartitionsRequest. */
                type $Shape = millrace.admin.v1.CreatePartitionsRequest.$Properties;
            }

            /**
             * Properties of a NewPartitions.
             * @deprecated Use millrace.admin.v1.NewPartitions.$Properties instead.
             */
            interface INewPartitions extends millrace.admin.v1.NewPartitions.$Properties {
            }

            /** Represents a NewPartitions. */
            class NewPartitions {

                /**
                 * Constructs a new NewPartitions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.NewPartitions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NewPartitions name. */
                name: string;

                /** NewPartitions totalCount. */
                totalCount: number;

                /** NewPartitions assignments. */
                assignments: millrace.admin.v1.ReplicaList[];

                /**
                 * Encodes the specified NewPartitions message. Does not implicitly {@link millrace.admin.v1.NewPartitions.verify|verify} messages.
                 * @param message NewPartitions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.NewPartitions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NewPartitions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.NewPartitions & millrace.admin.v1.NewPartitions.$Shape} NewPartitions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.NewPartitions & millrace.admin.v1.NewPartitions.$Shape;
            }

            namespace NewPartitions {

                /** Properties of a NewPartitions. */
                interface $Properties {

                    /** NewPartitions name */
                    name?: string;

                    /** NewPartitions totalCount */
                    totalCount?: number;

                    /** NewPartitions assignments */
                    assignments?: millrace.admin.v1.ReplicaList.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NewPartitions. */
                type $Shape = millrace.admin.v1.NewPartitions.$Properties;
            }

            /**
             * Properties of a CreatePartitionsResponse.
             * @deprecated Use millrace.admin.v1.CreatePartitionsResponse.$Properties instead.
             */
            interface ICreatePartitionsResponse extends millrace.admin.v1.CreatePartitionsResponse.$Properties {
            }

            /** Represents a CreatePartitionsResponse. */
            class CreatePartitionsResponse {

                /**
                 * Constructs a new CreatePartitionsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.CreatePartitionsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CreatePartitionsResponse topics. */
                topics: millrace.admin.v1.CreatePartitionsResult[];

                /**
                 * Encodes the specified CreatePartitionsResponse message. Does not implicitly {@link millrace.admin.v1.CreatePartitionsResponse.verify|verify} messages.
                 * @param message CreatePartitionsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.CreatePartitionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CreatePartitionsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreatePartitionsResponse & millrace.admin.v1.CreatePartitionsResponse.$Shape} CreatePartitionsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.CreatePartitionsResponse & millrace.admin.v1.CreatePartitionsResponse.$Shape;
            }

            namespace CreatePartitionsResponse {

                /** Properties of a CreatePartitionsResponse. */
                interface $Properties {

                    /** CreatePartitionsResponse topics */
                    topics?: millrace.admin.v1.CreatePartitionsResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CreatePartitionsResponse. */
                type $Shape = millrace.admin.v1.CreatePartitionsResponse.$Properties;
            }

            /**
             * Properties of a CreatePartitionsResult.
             * @deprecated Use millrace.admin.v1.CreatePartitionsResult.$Properties instead.
             */
            interface ICreatePartitionsResult extends millrace.admin.v1.CreatePartitionsResult.$Properties {
            }

            /** Represents a CreatePartitionsResult. */
            class CreatePartitionsResult {

                /**
                 * Constructs a new CreatePartitionsResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.CreatePartitionsResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CreatePartitionsResult name. */
                name: string;

                /** CreatePartitionsResult error. */
                error: (millrace.common.v1.Error|null);

                /** CreatePartitionsResult partitions. */
                partitions: number;

                /**
                 * Encodes the specified CreatePartitionsResult message. Does not implicitly {@link millrace.admin.v1.CreatePartitionsResult.verify|verify} messages.
                 * @param message CreatePartitionsResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.CreatePartitionsResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CreatePartitionsResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreatePartitionsResult & millrace.admin.v1.CreatePartitionsResult.$Shape} CreatePartitionsResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.CreatePartitionsResult & millrace.admin.v1.CreatePartitionsResult.$Shape;
            }

            namespace CreatePartitionsResult {

                /** Properties of a CreatePartitionsResult. */
                interface $Properties {

                    /** CreatePartitionsResult name */
                    name?: string;

                    /** CreatePartitionsResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** CreatePartitionsResult partitions */
                    partitions?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CreatePartitionsResult. */
                type $Shape = millrace.admin.v1.CreatePartitionsResult.$Properties;
            }

            /** ConfigResourceType enum. */
            enum ConfigResourceType {

                /** CONFIG_RESOURCE_TYPE_UNSPECIFIED value */
                CONFIG_RESOURCE_TYPE_UNSPECIFIED = 0,

                /** CONFIG_RESOURCE_TYPE_TOPIC value */
                CONFIG_RESOURCE_TYPE_TOPIC = 1,

                /** CONFIG_RESOURCE_TYPE_BROKER value */
                CONFIG_RESOURCE_TYPE_BROKER = 2,

                /** CONFIG_RESOURCE_TYPE_GROUP value */
                CONFIG_RESOURCE_TYPE_GROUP = 3
            }

            /**
             * Properties of a DescribeConfigsRequest.
             * @deprecated Use millrace.admin.v1.DescribeConfigsRequest.$Properties instead.
             */
            interface IDescribeConfigsRequest extends millrace.admin.v1.DescribeConfigsRequest.$Properties {
            }

            /** Represents a DescribeConfigsRequest. */
            class DescribeConfigsRequest {

                /**
                 * Constructs a new DescribeConfigsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeConfigsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeConfigsRequest resources. */
                resources: millrace.admin.v1.DescribeConfigsResource[];

                /** DescribeConfigsRequest includeSynonyms. */
                includeSynonyms: boolean;

                /** DescribeConfigsRequest includeDocumentation. */
                includeDocumentation: boolean;

                /**
                 * Encodes the specified DescribeConfigsRequest message. Does not implicitly {@link millrace.admin.v1.DescribeConfigsRequest.verify|verify} messages.
                 * @param message DescribeConfigsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeConfigsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeConfigsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeConfigsRequest & millrace.admin.v1.DescribeConfigsRequest.$Shape} DescribeConfigsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeConfigsRequest & millrace.admin.v1.DescribeConfigsRequest.$Shape;
            }

            namespace DescribeConfigsRequest {

                /** Properties of a DescribeConfigsRequest. */
                interface $Properties {

                    /** DescribeConfigsRequest resources */
                    resources?: millrace.admin.v1.DescribeConfigsResource.$Properties[];

                    /** DescribeConfigsRequest includeSynonyms */
                    includeSynonyms?: boolean;

                    /** DescribeConfigsRequest includeDocumentation */
                    includeDocumentation?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeConfigsRequest. */
                type $Shape = millrace.admin.v1.DescribeConfigsRequest.$Properties;
            }

            /**
             * Properties of a DescribeConfigsResource.
             * @deprecated Use millrace.admin.v1.DescribeConfigsResource.$Properties instead.
             */
            interface IDescribeConfigsResource extends millrace.admin.v1.DescribeConfigsResource.$Properties {
            }

            /** Represents a DescribeConfigsResource. */
            class DescribeConfigsResource {

                /**
                 * Constructs a new DescribeConfigsResource.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeConfigsResource.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeConfigsResource type. */
                type: millrace.admin.v1.ConfigResourceType;

                /** DescribeConfigsResource name. */
                name: string;

                /** DescribeConfigsResource keys. */
                keys: string[];

                /**
                 * Encodes the specified DescribeConfigsResource message. Does not implicitly {@link millrace.admin.v1.DescribeConfigsResource.verify|verify} messages.
                 * @param message DescribeConfigsResource message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeConfigsResource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeConfigsResource message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeConfigsResource & millrace.admin.v1.DescribeConfigsResource.$Shape} DescribeConfigsResource
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeConfigsResource & millrace.admin.v1.DescribeConfigsResource.$Shape;
            }

            namespace DescribeConfigsResource {

                /** Properties of a DescribeConfigsResource. */
                interface $Properties {

                    /** DescribeConfigsResource type */
                    type?: millrace.admin.v1.ConfigResourceType;

                    /** DescribeConfigsResource name */
                    name?: string;

                    /** DescribeConfigsResource keys */
                    keys?: string[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeConfigsResource. */
                type $Shape = millrace.admin.v1.DescribeConfigsResource.$Properties;
            }

            /**
             * Properties of a DescribeConfigsResponse.
             * @deprecated Use millrace.admin.v1.DescribeConfigsResponse.$Properties instead.
             */
            interface IDescribeConfigsResponse extends millrace.admin.v1.DescribeConfigsResponse.$Properties {
            }

            /** Represents a DescribeConfigsResponse. */
            class DescribeConfigsResponse {

                /**
                 * Constructs a new DescribeConfigsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeConfigsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeConfigsResponse resources. */
                resources: millrace.admin.v1.DescribeConfigsResult[];

                /**
                 * Encodes the specified DescribeConfigsResponse message. Does not implicitly {@link millrace.admin.v1.DescribeConfigsResponse.verify|verify} messages.
                 * @param message DescribeConfigsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeConfigsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeConfigsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeConfigsResponse & millrace.admin.v1.DescribeConfigsResponse.$Shape} DescribeConfigsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeConfigsResponse & millrace.admin.v1.DescribeConfigsResponse.$Shape;
            }

            namespace DescribeConfigsResponse {

                /** Properties of a DescribeConfigsResponse. */
                interface $Properties {

                    /** DescribeConfigsResponse resources */
                    resources?: millrace.admin.v1.DescribeConfigsResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeConfigsResponse. */
                type $Shape = millrace.admin.v1.DescribeConfigsResponse.$Properties;
            }

            /**
             * Properties of a DescribeConfigsResult.
             * @deprecated Use millrace.admin.v1.DescribeConfigsResult.$Properties instead.
             */
            interface IDescribeConfigsResult extends millrace.admin.v1.DescribeConfigsResult.$Properties {
            }

            /** Represents a DescribeConfigsResult. */
            class DescribeConfigsResult {

                /**
                 * Constructs a new DescribeConfigsResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeConfigsResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeConfigsResult type. */
                type: millrace.admin.v1.ConfigResourceType;

                /** DescribeConfigsResult name. */
                name: string;

                /** DescribeConfigsResult error. */
                error: (millrace.common.v1.Error|null);

                /** DescribeConfigsResult entries. */
                entries: millrace.admin.v1.DescribedConfig[];

                /**
                 * Encodes the specified DescribeConfigsResult message. Does not implicitly {@link millrace.admin.v1.DescribeConfigsResult.verify|verify} messages.
                 * @param message DescribeConfigsResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeConfigsResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeConfigsResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeConfigsResult & millrace.admin.v1.DescribeConfigsResult.$Shape} DescribeConfigsResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeConfigsResult & millrace.admin.v1.DescribeConfigsResult.$Shape;
            }

            namespace DescribeConfigsResult {

                /** Properties of a DescribeConfigsResult. */
                interface $Properties {

                    /** DescribeConfigsResult type */
                    type?: millrace.admin.v1.ConfigResourceType;

                    /** DescribeConfigsResult name */
                    name?: string;

                    /** DescribeConfigsResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** DescribeConfigsResult entries */
                    entries?: millrace.admin.v1.DescribedConfig.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeConfigsResult. */
                type $Shape = millrace.admin.v1.DescribeConfigsResult.$Properties;
            }

            /** ConfigType enum. */
            enum ConfigType {

                /** CONFIG_TYPE_UNSPECIFIED value */
                CONFIG_TYPE_UNSPECIFIED = 0,

                /** CONFIG_TYPE_BOOLEAN value */
                CONFIG_TYPE_BOOLEAN = 1,

                /** CONFIG_TYPE_STRING value */
                CONFIG_TYPE_STRING = 2,

                /** CONFIG_TYPE_INT value */
                CONFIG_TYPE_INT = 3,

                /** CONFIG_TYPE_SHORT value */
                CONFIG_TYPE_SHORT = 4,

                /** CONFIG_TYPE_LONG value */
                CONFIG_TYPE_LONG = 5,

                /** CONFIG_TYPE_DOUBLE value */
                CONFIG_TYPE_DOUBLE = 6,

                /** CONFIG_TYPE_LIST value */
                CONFIG_TYPE_LIST = 7,

                /** CONFIG_TYPE_CLASS value */
                CONFIG_TYPE_CLASS = 8,

                /** CONFIG_TYPE_PASSWORD value */
                CONFIG_TYPE_PASSWORD = 9
            }

            /**
             * Properties of a DescribedConfig.
             * @deprecated Use millrace.admin.v1.DescribedConfig.$Properties instead.
             */
            interface IDescribedConfig extends millrace.admin.v1.DescribedConfig.$Properties {
            }

            /** Represents a DescribedConfig. */
            class DescribedConfig {

                /**
                 * Constructs a new DescribedConfig.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribedConfig.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribedConfig name. */
                name: string;

                /** DescribedConfig value. */
                value: (string|null);

                /** DescribedConfig source. */
                source: millrace.admin.v1.ConfigSource;

                /** DescribedConfig readOnly. */
                readOnly: boolean;

                /** DescribedConfig sensitive. */
                sensitive: boolean;

                /** DescribedConfig type. */
                type: millrace.admin.v1.ConfigType;

                /** DescribedConfig synonyms. */
                synonyms: millrace.admin.v1.ConfigSynonym[];

                /** DescribedConfig documentation. */
                documentation: string;

                /**
                 * Encodes the specified DescribedConfig message. Does not implicitly {@link millrace.admin.v1.DescribedConfig.verify|verify} messages.
                 * @param message DescribedConfig message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribedConfig.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribedConfig message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribedConfig & millrace.admin.v1.DescribedConfig.$Shape} DescribedConfig
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribedConfig & millrace.admin.v1.DescribedConfig.$Shape;
            }

            namespace DescribedConfig {

                /** Properties of a DescribedConfig. */
                interface $Properties {

                    /** DescribedConfig name */
                    name?: string;

                    /** DescribedConfig value */
                    value?: (string|null);

                    /** DescribedConfig source */
                    source?: millrace.admin.v1.ConfigSource;

                    /** DescribedConfig readOnly */
                    readOnly?: boolean;

                    /** DescribedConfig sensitive */
                    sensitive?: boolean;

                    /** DescribedConfig type */
                    type?: millrace.admin.v1.ConfigType;

                    /** DescribedConfig synonyms */
                    synonyms?: millrace.admin.v1.ConfigSynonym.$Properties[];

                    /** DescribedConfig documentation */
                    documentation?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribedConfig. */
                type $Shape = millrace.admin.v1.DescribedConfig.$Properties;
            }

            /**
             * Properties of a ConfigSynonym.
             * @deprecated Use millrace.admin.v1.ConfigSynonym.$Properties instead.
             */
            interface IConfigSynonym extends millrace.admin.v1.ConfigSynonym.$Properties {
            }

            /** Represents a ConfigSynonym. */
            class ConfigSynonym {

                /**
                 * Constructs a new ConfigSynonym.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.ConfigSynonym.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ConfigSynonym name. */
                name: string;

                /** ConfigSynonym value. */
                value: (string|null);

                /** ConfigSynonym source. */
                source: millrace.admin.v1.ConfigSource;

                /**
                 * Encodes the specified ConfigSynonym message. Does not implicitly {@link millrace.admin.v1.ConfigSynonym.verify|verify} messages.
                 * @param message ConfigSynonym message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.ConfigSynonym.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ConfigSynonym message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.ConfigSynonym & millrace.admin.v1.ConfigSynonym.$Shape} ConfigSynonym
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.ConfigSynonym & millrace.admin.v1.ConfigSynonym.$Shape;
            }

            namespace ConfigSynonym {

                /** Properties of a ConfigSynonym. */
                interface $Properties {

                    /** ConfigSynonym name */
                    name?: string;

                    /** ConfigSynonym value */
                    value?: (string|null);

                    /** ConfigSynonym source */
                    source?: millrace.admin.v1.ConfigSource;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ConfigSynonym. */
                type $Shape = millrace.admin.v1.ConfigSynonym.$Properties;
            }

            /**
             * Properties of an IncrementalAlterConfigsRequest.
             * @deprecated Use millrace.admin.v1.IncrementalAlterConfigsRequest.$Properties instead.
             */
            interface IIncrementalAlterConfigsRequest extends millrace.admin.v1.IncrementalAlterConfigsRequest.$Properties {
            }

            /** Represents an IncrementalAlterConfigsRequest. */
            class IncrementalAlterConfigsRequest {

                /**
                 * Constructs a new IncrementalAlterConfigsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.IncrementalAlterConfigsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** IncrementalAlterConfigsRequest resources. */
                resources: millrace.admin.v1.AlterConfigsResource[];

                /** IncrementalAlterConfigsRequest validateOnly. */
                validateOnly: boolean;

                /** IncrementalAlterConfigsRequest replace. */
                replace: boolean;

                /**
                 * Encodes the specified IncrementalAlterConfigsRequest message. Does not implicitly {@link millrace.admin.v1.IncrementalAlterConfigsRequest.verify|verify} messages.
                 * @param message IncrementalAlterConfigsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.IncrementalAlterConfigsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an IncrementalAlterConfigsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.IncrementalAlterConfigsRequest & millrace.admin.v1.IncrementalAlterConfigsRequest.$Shape} IncrementalAlterConfigsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.IncrementalAlterConfigsRequest & millrace.admin.v1.IncrementalAlterConfigsRequest.$Shape;
            }

            namespace IncrementalAlterConfigsRequest {

                /** Properties of an IncrementalAlterConfigsRequest. */
                interface $Properties {

                    /** IncrementalAlterConfigsRequest resources */
                    resources?: millrace.admin.v1.AlterConfigsResource.$Properties[];

                    /** IncrementalAlterConfigsRequest validateOnly */
                    validateOnly?: boolean;

                    /** IncrementalAlterConfigsRequest replace */
                    replace?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an IncrementalAlterConfigsRequest. */
                type $Shape = millrace.admin.v1.IncrementalAlterConfigsRequest.$Properties;
            }

            /**
             * Properties of an AlterConfigsResource.
             * @deprecated Use millrace.admin.v1.AlterConfigsResource.$Properties instead.
             */
            interface IAlterConfigsResource extends millrace.admin.v1.AlterConfigsResource.$Properties {
            }

            /** Represents an AlterConfigsResource. */
            class AlterConfigsResource {

                /**
                 * Constructs a new AlterConfigsResource.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.AlterConfigsResource.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlterConfigsResource type. */
                type: millrace.admin.v1.ConfigResourceType;

                /** AlterConfigsResource name. */
                name: string;

                /** AlterConfigsResource ops. */
                ops: millrace.admin.v1.AlterConfigOp[];

                /**
                 * Encodes the specified AlterConfigsResource message. Does not implicitly {@link millrace.admin.v1.AlterConfigsResource.verify|verify} messages.
                 * @param message AlterConfigsResource message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.AlterConfigsResource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlterConfigsResource message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterConfigsResource & millrace.admin.v1.AlterConfigsResource.$Shape} AlterConfigsResource
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.AlterConfigsResource & millrace.admin.v1.AlterConfigsResource.$Shape;
            }

            namespace AlterConfigsResource {

                /** Properties of an AlterConfigsResource. */
                interface $Properties {

                    /** AlterConfigsResource type */
                    type?: millrace.admin.v1.ConfigResourceType;

                    /** AlterConfigsResource name */
                    name?: string;

                    /** AlterConfigsResource ops */
                    ops?: millrace.admin.v1.AlterConfigOp.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlterConfigsResource. */
                type $Shape = millrace.admin.v1.AlterConfigsResource.$Properties;
            }

            /**
             * Properties of an AlterConfigOp.
             * @deprecated Use millrace.admin.v1.AlterConfigOp.$Properties instead.
             */
            interface IAlterConfigOp extends millrace.admin.v1.AlterConfigOp.$Properties {
            }

            /** Represents an AlterConfigOp. */
            class AlterConfigOp {

                /**
                 * Constructs a new AlterConfigOp.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.AlterConfigOp.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlterConfigOp name. */
                name: string;

                /** AlterConfigOp op. */
                op: millrace.admin.v1.AlterConfigOp.Kind;

                /** AlterConfigOp value. */
                value: string;

                /**
                 * Encodes the specified AlterConfigOp message. Does not implicitly {@link millrace.admin.v1.AlterConfigOp.verify|verify} messages.
                 * @param message AlterConfigOp message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.AlterConfigOp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlterConfigOp message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterConfigOp & millrace.admin.v1.AlterConfigOp.$Shape} AlterConfigOp
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.AlterConfigOp & millrace.admin.v1.AlterConfigOp.$Shape;
            }

            namespace AlterConfigOp {

                /** Properties of an AlterConfigOp. */
                interface $Properties {

                    /** AlterConfigOp name */
                    name?: string;

                    /** AlterConfigOp op */
                    op?: millrace.admin.v1.AlterConfigOp.Kind;

                    /** AlterConfigOp value */
                    value?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlterConfigOp. */
                type $Shape = millrace.admin.v1.AlterConfigOp.$Properties;

                /** Kind enum. */
                enum Kind {

                    /** KIND_UNSPECIFIED value */
                    KIND_UNSPECIFIED = 0,

                    /** KIND_SET value */
                    KIND_SET = 1,

                    /** KIND_DELETE value */
                    KIND_DELETE = 2,

                    /** KIND_APPEND value */
                    KIND_APPEND = 3,

                    /** KIND_SUBTRACT value */
                    KIND_SUBTRACT = 4
                }
            }

            /**
             * Properties of an IncrementalAlterConfigsResponse.
             * @deprecated Use millrace.admin.v1.IncrementalAlterConfigsResponse.$Properties instead.
             */
            interface IIncrementalAlterConfigsResponse extends millrace.admin.v1.IncrementalAlterConfigsResponse.$Properties {
            }

            /** Represents an IncrementalAlterConfigsResponse. */
            class IncrementalAlterConfigsResponse {

                /**
                 * Constructs a new IncrementalAlterConfigsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.IncrementalAlterConfigsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** IncrementalAlterConfigsResponse resources. */
                resources: millrace.admin.v1.AlterConfigsResult[];

                /**
                 * Encodes the specified IncrementalAlterConfigsResponse message. Does not implicitly {@link millrace.admin.v1.IncrementalAlterConfigsResponse.verify|verify} messages.
                 * @param message IncrementalAlterConfigsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.IncrementalAlterConfigsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an IncrementalAlterConfigsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.IncrementalAlterConfigsResponse & millrace.admin.v1.IncrementalAlterConfigsResponse.$Shape} IncrementalAlterConfigsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.IncrementalAlterConfigsResponse & millrace.admin.v1.IncrementalAlterConfigsResponse.$Shape;
            }

            namespace IncrementalAlterConfigsResponse {

                /** Properties of an IncrementalAlterConfigsResponse. */
                interface $Properties {

                    /** IncrementalAlterConfigsResponse resources */
                    resources?: millrace.admin.v1.AlterConfigsResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an IncrementalAlterConfigsResponse. */
                type $Shape = millrace.admin.v1.IncrementalAlterConfigsResponse.$Properties;
            }

            /**
             * Properties of an AlterConfigsResult.
             * @deprecated Use millrace.admin.v1.AlterConfigsResult.$Properties instead.
             */
            interface IAlterConfigsResult extends millrace.admin.v1.AlterConfigsResult.$Properties {
            }

            /** Represents an AlterConfigsResult. */
            class AlterConfigsResult {

                /**
                 * Constructs a new AlterConfigsResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.AlterConfigsResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlterConfigsResult type. */
                type: millrace.admin.v1.ConfigResourceType;

                /** AlterConfigsResult name. */
                name: string;

                /** AlterConfigsResult error. */
                error: (millrace.common.v1.Error|null);

                /** AlterConfigsResult warnings. */
                warnings: string[];

                /**
                 * Encodes the specified AlterConfigsResult message. Does not implicitly {@link millrace.admin.v1.AlterConfigsResult.verify|verify} messages.
                 * @param message AlterConfigsResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.AlterConfigsResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlterConfigsResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterConfigsResult & millrace.admin.v1.AlterConfigsResult.$Shape} AlterConfigsResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.AlterConfigsResult & millrace.admin.v1.AlterConfigsResult.$Shape;
            }

            namespace AlterConfigsResult {

                /** Properties of an AlterConfigsResult. */
                interface $Properties {

                    /** AlterConfigsResult type */
                    type?: millrace.admin.v1.ConfigResourceType;

                    /** AlterConfigsResult name */
                    name?: string;

                    /** AlterConfigsResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** AlterConfigsResult warnings */
                    warnings?: string[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlterConfigsResult. */
                type $Shape = millrace.admin.v1.AlterConfigsResult.$Properties;
            }

            /**
             * Properties of a DescribeLogDirsRequest.
             * @deprecated Use millrace.admin.v1.DescribeLogDirsRequest.$Properties instead.
             */
            interface IDescribeLogDirsRequest extends millrace.admin.v1.DescribeLogDirsRequest.$Properties {
            }

            /** Represents a DescribeLogDirsRequest. */
            class DescribeLogDirsRequest {

                /**
                 * Constructs a new DescribeLogDirsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeLogDirsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeLogDirsRequest topics. */
                topics: millrace.admin.v1.DescribeLogDirsTopic[];

                /**
                 * Encodes the specified DescribeLogDirsRequest message. Does not implicitly {@link millrace.admin.v1.DescribeLogDirsRequest.verify|verify} messages.
                 * @param message DescribeLogDirsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeLogDirsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeLogDirsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeLogDirsRequest & millrace.admin.v1.DescribeLogDirsRequest.$Shape} DescribeLogDirsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeLogDirsRequest & millrace.admin.v1.DescribeLogDirsRequest.$Shape;
            }

            namespace DescribeLogDirsRequest {

                /** Properties of a DescribeLogDirsRequest. */
                interface $Properties {

                    /** DescribeLogDirsRequest topics */
                    topics?: millrace.admin.v1.DescribeLogDirsTopic.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeLogDirsRequest. */
                type $Shape = millrace.admin.v1.DescribeLogDirsRequest.$Properties;
            }

            /**
             * Properties of a DescribeLogDirsTopic.
             * @deprecated Use millrace.admin.v1.DescribeLogDirsTopic.$Properties instead.
             */
            interface IDescribeLogDirsTopic extends millrace.admin.v1.DescribeLogDirsTopic.$Properties {
            }

            /** Represents a DescribeLogDirsTopic. */
            class DescribeLogDirsTopic {

                /**
                 * Constructs a new DescribeLogDirsTopic.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeLogDirsTopic.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeLogDirsTopic name. */
                name: string;

                /** DescribeLogDirsTopic partitions. */
                partitions: number[];

                /**
                 * Encodes the specified DescribeLogDirsTopic message. Does not implicitly {@link millrace.admin.v1.DescribeLogDirsTopic.verify|verify} messages.
                 * @param message DescribeLogDirsTopic message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeLogDirsTopic.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeLogDirsTopic message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeLogDirsTopic & millrace.admin.v1.DescribeLogDirsTopic.$Shape} DescribeLogDirsTopic
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeLogDirsTopic & millrace.admin.v1.DescribeLogDirsTopic.$Shape;
            }

            namespace DescribeLogDirsTopic {

                /** Properties of a DescribeLogDirsTopic. */
                interface $Properties {

                    /** DescribeLogDirsTopic name */
                    name?: string;

                    /** DescribeLogDirsTopic partitions */
                    partitions?: number[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeLogDirsTopic. */
                type $Shape = millrace.admin.v1.DescribeLogDirsTopic.$Properties;
            }

            /**
             * Properties of a DescribeLogDirsResponse.
             * @deprecated Use millrace.admin.v1.DescribeLogDirsResponse.$Properties instead.
             */
            interface IDescribeLogDirsResponse extends millrace.admin.v1.DescribeLogDirsResponse.$Properties {
            }

            /** Represents a DescribeLogDirsResponse. */
            class DescribeLogDirsResponse {

                /**
                 * Constructs a new DescribeLogDirsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeLogDirsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeLogDirsResponse logDirs. */
                logDirs: millrace.admin.v1.LogDirDescription[];

                /**
                 * Encodes the specified DescribeLogDirsResponse message. Does not implicitly {@link millrace.admin.v1.DescribeLogDirsResponse.verify|verify} messages.
                 * @param message DescribeLogDirsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeLogDirsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeLogDirsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeLogDirsResponse & millrace.admin.v1.DescribeLogDirsResponse.$Shape} DescribeLogDirsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeLogDirsResponse & millrace.admin.v1.DescribeLogDirsResponse.$Shape;
            }

            namespace DescribeLogDirsResponse {

                /** Properties of a DescribeLogDirsResponse. */
                interface $Properties {

                    /** DescribeLogDirsResponse logDirs */
                    logDirs?: millrace.admin.v1.LogDirDescription.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeLogDirsResponse. */
                type $Shape = millrace.admin.v1.DescribeLogDirsResponse.$Properties;
            }

            /**
             * Properties of a LogDirDescription.
             * @deprecated Use millrace.admin.v1.LogDirDescription.$Properties instead.
             */
            interface ILogDirDescription extends millrace.admin.v1.LogDirDescription.$Properties {
            }

            /** Represents a LogDirDescription. */
            class LogDirDescription {

                /**
                 * Constructs a new LogDirDescription.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.LogDirDescription.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LogDirDescription path. */
                path: string;

                /** LogDirDescription directoryId. */
                directoryId: Uint8Array;

                /** LogDirDescription error. */
                error: (millrace.common.v1.Error|null);

                /** LogDirDescription totalBytes. */
                totalBytes: number;

                /** LogDirDescription usableBytes. */
                usableBytes: number;

                /** LogDirDescription topics. */
                topics: millrace.admin.v1.LogDirTopic[];

                /**
                 * Encodes the specified LogDirDescription message. Does not implicitly {@link millrace.admin.v1.LogDirDescription.verify|verify} messages.
                 * @param message LogDirDescription message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.LogDirDescription.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogDirDescription message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.LogDirDescription & millrace.admin.v1.LogDirDescription.$Shape} LogDirDescription
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.LogDirDescription & millrace.admin.v1.LogDirDescription.$Shape;
            }

            namespace LogDirDescription {

                /** Properties of a LogDirDescription. */
                interface $Properties {

                    /** LogDirDescription path */
                    path?: string;

                    /** LogDirDescription directoryId */
                    directoryId?: Uint8Array;

                    /** LogDirDescription error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** LogDirDescription totalBytes */
                    totalBytes?: number;

                    /** LogDirDescription usableBytes */
                    usableBytes?: number;

                    /** LogDirDescription topics */
                    topics?: millrace.admin.v1.LogDirTopic.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LogDirDescription. */
                type $Shape = millrace.admin.v1.LogDirDescription.$Properties;
            }

            /**
             * Properties of a LogDirTopic.
             * @deprecated Use millrace.admin.v1.LogDirTopic.$Properties instead.
             */
            interface ILogDirTopic extends millrace.admin.v1.LogDirTopic.$Properties {
            }

            /** Represents a LogDirTopic. */
            class LogDirTopic {

                /**
                 * Constructs a new LogDirTopic.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.LogDirTopic.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LogDirTopic name. */
                name: string;

                /** LogDirTopic topicId. */
                topicId: Uint8Array;

                /** LogDirTopic partitions. */
                partitions: millrace.admin.v1.LogDirPartition[];

                /**
                 * Encodes the specified LogDirTopic message. Does not implicitly {@link millrace.admin.v1.LogDirTopic.verify|verify} messages.
                 * @param message LogDirTopic message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.LogDirTopic.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogDirTopic message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.LogDirTopic & millrace.admin.v1.LogDirTopic.$Shape} LogDirTopic
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.LogDirTopic & millrace.admin.v1.LogDirTopic.$Shape;
            }

            namespace LogDirTopic {

                /** Properties of a LogDirTopic. */
                interface $Properties {

                    /** LogDirTopic name */
                    name?: string;

                    /** LogDirTopic topicId */
                    topicId?: Uint8Array;

                    /** LogDirTopic partitions */
                    partitions?: millrace.admin.v1.LogDirPartition.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LogDirTopic. */
                type $Shape = millrace.admin.v1.LogDirTopic.$Properties;
            }

            /**
             * Properties of a LogDirPartition.
             * @deprecated Use millrace.admin.v1.LogDirPartition.$Properties instead.
             */
            interface ILogDirPartition extends millrace.admin.v1.LogDirPartition.$Properties {
            }

            /** Represents a LogDirPartition. */
            class LogDirPartition {

                /**
                 * Constructs a new LogDirPartition.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.LogDirPartition.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LogDirPartition partition. */
                partition: number;

                /** LogDirPartition sizeBytes. */
                sizeBytes: number;

                /** LogDirPartition offsetLag. */
                offsetLag: number;

                /** LogDirPartition isFuture. */
                isFuture: boolean;

                /**
                 * Encodes the specified LogDirPartition message. Does not implicitly {@link millrace.admin.v1.LogDirPartition.verify|verify} messages.
                 * @param message LogDirPartition message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.LogDirPartition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogDirPartition message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.LogDirPartition & millrace.admin.v1.LogDirPartition.$Shape} LogDirPartition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.LogDirPartition & millrace.admin.v1.LogDirPartition.$Shape;
            }

            namespace LogDirPartition {

                /** Properties of a LogDirPartition. */
                interface $Properties {

                    /** LogDirPartition partition */
                    partition?: number;

                    /** LogDirPartition sizeBytes */
                    sizeBytes?: number;

                    /** LogDirPartition offsetLag */
                    offsetLag?: number;

                    /** LogDirPartition isFuture */
                    isFuture?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LogDirPartition. */
                type $Shape = millrace.admin.v1.LogDirPartition.$Properties;
            }

            /**
             * Properties of an AlterReplicaLogDirsRequest.
             * @deprecated Use millrace.admin.v1.AlterReplicaLogDirsRequest.$Properties instead.
             */
            interface IAlterReplicaLogDirsRequest extends millrace.admin.v1.AlterReplicaLogDirsRequest.$Properties {
            }

            /** Represents an AlterReplicaLogDirsRequest. */
            class AlterReplicaLogDirsRequest {

                /**
                 * Constructs a new AlterReplicaLogDirsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.AlterReplicaLogDirsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlterReplicaLogDirsRequest replicas. */
                replicas: millrace.admin.v1.ReplicaLogDir[];

                /**
                 * Encodes the specified AlterReplicaLogDirsRequest message. Does not implicitly {@link millrace.admin.v1.AlterReplicaLogDirsRequest.verify|verify} messages.
                 * @param message AlterReplicaLogDirsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.AlterReplicaLogDirsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlterReplicaLogDirsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterReplicaLogDirsRequest & millrace.admin.v1.AlterReplicaLogDirsRequest.$Shape} AlterReplicaLogDirsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.AlterReplicaLogDirsRequest & millrace.admin.v1.AlterReplicaLogDirsRequest.$Shape;
            }

            namespace AlterReplicaLogDirsRequest {

                /** Properties of an AlterReplicaLogDirsRequest. */
                interface $Properties {

                    /** AlterReplicaLogDirsRequest replicas */
                    replicas?: millrace.admin.v1.ReplicaLogDir.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlterReplicaLogDirsRequest. */
                type $Shape = millrace.admin.v1.AlterReplicaLogDirsRequest.$Properties;
            }

            /**
             * Properties of a ReplicaLogDir.
             * @deprecated Use millrace.admin.v1.ReplicaLogDir.$Properties instead.
             */
            interface IReplicaLogDir extends millrace.admin.v1.ReplicaLogDir.$Properties {
            }

            /** Represents a ReplicaLogDir. */
            class ReplicaLogDir {

                /**
                 * Constructs a new ReplicaLogDir.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.ReplicaLogDir.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReplicaLogDir topic. */
                topic: string;

                /** ReplicaLogDir partition. */
                partition: number;

                /** ReplicaLogDir path. */
                path: string;

                /**
                 * Encodes the specified ReplicaLogDir message. Does not implicitly {@link millrace.admin.v1.ReplicaLogDir.verify|verify} messages.
                 * @param message ReplicaLogDir message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.ReplicaLogDir.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReplicaLogDir message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.ReplicaLogDir & millrace.admin.v1.ReplicaLogDir.$Shape} ReplicaLogDir
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.ReplicaLogDir & millrace.admin.v1.ReplicaLogDir.$Shape;
            }

            namespace ReplicaLogDir {

                /** Properties of a ReplicaLogDir. */
                interface $Properties {

                    /** ReplicaLogDir topic */
                    topic?: string;

                    /** ReplicaLogDir partition */
                    partition?: number;

                    /** ReplicaLogDir path */
                    path?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReplicaLogDir. */
                type $Shape = millrace.admin.v1.ReplicaLogDir.$Properties;
            }

            /**
             * Properties of an AlterReplicaLogDirsResponse.
             * @deprecated Use millrace.admin.v1.AlterReplicaLogDirsResponse.$Properties instead.
             */
            interface IAlterReplicaLogDirsResponse extends millrace.admin.v1.AlterReplicaLogDirsResponse.$Properties {
            }

            /** Represents an AlterReplicaLogDirsResponse. */
            class AlterReplicaLogDirsResponse {

                /**
                 * Constructs a new AlterReplicaLogDirsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.AlterReplicaLogDirsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlterReplicaLogDirsResponse replicas. */
                replicas: millrace.admin.v1.AlterReplicaLogDirResult[];

                /**
                 * Encodes the specified AlterReplicaLogDirsResponse message. Does not implicitly {@link millrace.admin.v1.AlterReplicaLogDirsResponse.verify|verify} messages.
                 * @param message AlterReplicaLogDirsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.AlterReplicaLogDirsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlterReplicaLogDirsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterReplicaLogDirsResponse & millrace.admin.v1.AlterReplicaLogDirsResponse.$Shape} AlterReplicaLogDirsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.AlterReplicaLogDirsResponse & millrace.admin.v1.AlterReplicaLogDirsResponse.$Shape;
            }

            namespace AlterReplicaLogDirsResponse {

                /** Properties of an AlterReplicaLogDirsResponse. */
                interface $Properties {

                    /** AlterReplicaLogDirsResponse replicas */
                    replicas?: millrace.admin.v1.AlterReplicaLogDirResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlterReplicaLogDirsResponse. */
                type $Shape = millrace.admin.v1.AlterReplicaLogDirsResponse.$Properties;
            }

            /**
             * Properties of an AlterReplicaLogDirResult.
             * @deprecated Use millrace.admin.v1.AlterReplicaLogDirResult.$Properties instead.
             */
            interface IAlterReplicaLogDirResult extends millrace.admin.v1.AlterReplicaLogDirResult.$Properties {
            }

            /** Represents an AlterReplicaLogDirResult. */
            class AlterReplicaLogDirResult {

                /**
                 * Constructs a new AlterReplicaLogDirResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.AlterReplicaLogDirResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlterReplicaLogDirResult topic. */
                topic: string;

                /** AlterReplicaLogDirResult partition. */
                partition: number;

                /** AlterReplicaLogDirResult error. */
                error: (millrace.common.v1.Error|null);

                /**
                 * Encodes the specified AlterReplicaLogDirResult message. Does not implicitly {@link millrace.admin.v1.AlterReplicaLogDirResult.verify|verify} messages.
                 * @param message AlterReplicaLogDirResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.AlterReplicaLogDirResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlterReplicaLogDirResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterReplicaLogDirResult & millrace.admin.v1.AlterReplicaLogDirResult.$Shape} AlterReplicaLogDirResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.AlterReplicaLogDirResult & millrace.admin.v1.AlterReplicaLogDirResult.$Shape;
            }

            namespace AlterReplicaLogDirResult {

                /** Properties of an AlterReplicaLogDirResult. */
                interface $Properties {

                    /** AlterReplicaLogDirResult topic */
                    topic?: string;

                    /** AlterReplicaLogDirResult partition */
                    partition?: number;

                    /** AlterReplicaLogDirResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlterReplicaLogDirResult. */
                type $Shape = millrace.admin.v1.AlterReplicaLogDirResult.$Properties;
            }

            /**
             * Properties of an AlterPartitionReassignmentsRequest.
             * @deprecated Use millrace.admin.v1.AlterPartitionReassignmentsRequest.$Properties instead.
             */
            interface IAlterPartitionReassignmentsRequest extends millrace.admin.v1.AlterPartitionReassignmentsRequest.$Properties {
            }

            /** Represents an AlterPartitionReassignmentsRequest. */
            class AlterPartitionReassignmentsRequest {

                /**
                 * Constructs a new AlterPartitionReassignmentsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.AlterPartitionReassignmentsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlterPartitionReassignmentsRequest partitions. */
                partitions: millrace.admin.v1.PartitionReassignment[];

                /** AlterPartitionReassignmentsRequest keepReplicationFactor. */
                keepReplicationFactor: boolean;

                /** AlterPartitionReassignmentsRequest validateOnly. */
                validateOnly: boolean;

                /**
                 * Encodes the specified AlterPartitionReassignmentsRequest message. Does not implicitly {@link millrace.admin.v1.AlterPartitionReassignmentsRequest.verify|verify} messages.
                 * @param message AlterPartitionReassignmentsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.AlterPartitionReassignmentsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlterPartitionReassignmentsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterPartitionReassignmentsRequest & millrace.admin.v1.AlterPartitionReassignmentsRequest.$Shape} AlterPartitionReassignmentsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.AlterPartitionReassignmentsRequest & millrace.admin.v1.AlterPartitionReassignmentsRequest.$Shape;
            }

            namespace AlterPartitionReassignmentsRequest {

                /** Properties of an AlterPartitionReassignmentsRequest. */
                interface $Properties {

                    /** AlterPartitionReassignmentsRequest partitions */
                    partitions?: millrace.admin.v1.PartitionReassignment.$Properties[];

                    /** AlterPartitionReassignmentsRequest keepReplicationFactor */
                    keepReplicationFactor?: boolean;

                    /** AlterPartitionReassignmentsRequest validateOnly */
                    validateOnly?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlterPartitionReassignmentsRequest. */
                type $Shape = millrace.admin.v1.AlterPartitionReassignmentsRequest.$Properties;
            }

            /**
             * Properties of a PartitionReassignment.
             * @deprecated Use millrace.admin.v1.PartitionReassignment.$Properties instead.
             */
            interface IPartitionReassignment extends millrace.admin.v1.PartitionReassignment.$Properties {
            }

            /** Represents a PartitionReassignment. */
            class PartitionReassignment {

                /**
                 * Constructs a new PartitionReassignment.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.PartitionReassignment.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PartitionReassignment topic. */
                topic: string;

                /** PartitionReassignment partition. */
                partition: number;

                /** PartitionReassignment target. */
                target: (millrace.admin.v1.ReplicaList|null);

                /**
                 * Encodes the specified PartitionReassignment message. Does not implicitly {@link millrace.admin.v1.PartitionReassignment.verify|verify} messages.
                 * @param message PartitionReassignment message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.PartitionReassignment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PartitionReassignment message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.PartitionReassignment & millrace.admin.v1.PartitionReassignment.$Shape} PartitionReassignment
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.PartitionReassignment & millrace.admin.v1.PartitionReassignment.$Shape;
            }

            namespace PartitionReassignment {

                /** Properties of a PartitionReassignment. */
                interface $Properties {

                    /** PartitionReassignment topic */
                    topic?: string;

                    /** PartitionReassignment partition */
                    partition?: number;

                    /** PartitionReassignment target */
                    target?: (millrace.admin.v1.ReplicaList.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PartitionReassignment. */
                type $Shape = millrace.admin.v1.PartitionReassignment.$Properties;
            }

            /**
             * Properties of a ReplicaList.
             * @deprecated Use millrace.admin.v1.ReplicaList.$Properties instead.
             */
            interface IReplicaList extends millrace.admin.v1.ReplicaList.$Properties {
            }

            /** Represents a ReplicaList. */
            class ReplicaList {

                /**
                 * Constructs a new ReplicaList.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.ReplicaList.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReplicaList nodeIds. */
                nodeIds: number[];

                /**
                 * Encodes the specified ReplicaList message. Does not implicitly {@link millrace.admin.v1.ReplicaList.verify|verify} messages.
                 * @param message ReplicaList message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.ReplicaList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReplicaList message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.ReplicaList & millrace.admin.v1.ReplicaList.$Shape} ReplicaList
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.ReplicaList & millrace.admin.v1.ReplicaList.$Shape;
            }

            namespace ReplicaList {

                /** Properties of a ReplicaList. */
                interface $Properties {

                    /** ReplicaList nodeIds */
                    nodeIds?: number[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReplicaList. */
                type $Shape = millrace.admin.v1.ReplicaList.$Properties;
            }

            /**
             * Properties of an AlterPartitionReassignmentsResponse.
             * @deprecated Use millrace.admin.v1.AlterPartitionReassignmentsResponse.$Properties instead.
             */
            interface IAlterPartitionReassignmentsResponse extends millrace.admin.v1.AlterPartitionReassignmentsResponse.$Properties {
            }

            /** Represents an AlterPartitionReassignmentsResponse. */
            class AlterPartitionReassignmentsResponse {

                /**
                 * Constructs a new AlterPartitionReassignmentsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.AlterPartitionReassignmentsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlterPartitionReassignmentsResponse partitions. */
                partitions: millrace.admin.v1.AlterPartitionReassignmentResult[];

                /**
                 * Encodes the specified AlterPartitionReassignmentsResponse message. Does not implicitly {@link millrace.admin.v1.AlterPartitionReassignmentsResponse.verify|verify} messages.
                 * @param message AlterPartitionReassignmentsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.AlterPartitionReassignmentsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlterPartitionReassignmentsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterPartitionReassignmentsResponse & millrace.admin.v1.AlterPartitionReassignmentsResponse.$Shape} AlterPartitionReassignmentsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.AlterPartitionReassignmentsResponse & millrace.admin.v1.AlterPartitionReassignmentsResponse.$Shape;
            }

            namespace AlterPartitionReassignmentsResponse {

                /** Properties of an AlterPartitionReassignmentsResponse. */
                interface $Properties {

                    /** AlterPartitionReassignmentsResponse partitions */
                    partitions?: millrace.admin.v1.AlterPartitionReassignmentResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlterPartitionReassignmentsResponse. */
                type $Shape = millrace.admin.v1.AlterPartitionReassignmentsResponse.$Properties;
            }

            /**
             * Properties of an AlterPartitionReassignmentResult.
             * @deprecated Use millrace.admin.v1.AlterPartitionReassignmentResult.$Properties instead.
             */
            interface IAlterPartitionReassignmentResult extends millrace.admin.v1.AlterPartitionReassignmentResult.$Properties {
            }

            /** Represents an AlterPartitionReassignmentResult. */
            class AlterPartitionReassignmentResult {

                /**
                 * Constructs a new AlterPartitionReassignmentResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.AlterPartitionReassignmentResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlterPartitionReassignmentResult topic. */
                topic: string;

                /** AlterPartitionReassignmentResult partition. */
                partition: number;

                /** AlterPartitionReassignmentResult error. */
                error: (millrace.common.v1.Error|null);

                /**
                 * Encodes the specified AlterPartitionReassignmentResult message. Does not implicitly {@link millrace.admin.v1.AlterPartitionReassignmentResult.verify|verify} messages.
                 * @param message AlterPartitionReassignmentResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.AlterPartitionReassignmentResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlterPartitionReassignmentResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterPartitionReassignmentResult & millrace.admin.v1.AlterPartitionReassignmentResult.$Shape} AlterPartitionReassignmentResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.AlterPartitionReassignmentResult & millrace.admin.v1.AlterPartitionReassignmentResult.$Shape;
            }

            namespace AlterPartitionReassignmentResult {

                /** Properties of an AlterPartitionReassignmentResult. */
                interface $Properties {

                    /** AlterPartitionReassignmentResult topic */
                    topic?: string;

                    /** AlterPartitionReassignmentResult partition */
                    partition?: number;

                    /** AlterPartitionReassignmentResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlterPartitionReassignmentResult. */
                type $Shape = millrace.admin.v1.AlterPartitionReassignmentResult.$Properties;
            }

            /**
             * Properties of a ListPartitionReassignmentsRequest.
             * @deprecated Use millrace.admin.v1.ListPartitionReassignmentsRequest.$Properties instead.
             */
            interface IListPartitionReassignmentsRequest extends millrace.admin.v1.ListPartitionReassignmentsRequest.$Properties {
            }

            /** Represents a ListPartitionReassignmentsRequest. */
            class ListPartitionReassignmentsRequest {

                /**
                 * Constructs a new ListPartitionReassignmentsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.ListPartitionReassignmentsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListPartitionReassignmentsRequest topics. */
                topics: millrace.admin.v1.TopicPartitions[];

                /**
                 * Encodes the specified ListPartitionReassignmentsRequest message. Does not implicitly {@link millrace.admin.v1.ListPartitionReassignmentsRequest.verify|verify} messages.
                 * @param message ListPartitionReassignmentsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.ListPartitionReassignmentsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListPartitionReassignmentsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.ListPartitionReassignmentsRequest & millrace.admin.v1.ListPartitionReassignmentsRequest.$Shape} ListPartitionReassignmentsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.ListPartitionReassignmentsRequest & millrace.admin.v1.ListPartitionReassignmentsRequest.$Shape;
            }

            namespace ListPartitionReassignmentsRequest {

                /** Properties of a ListPartitionReassignmentsRequest. */
                interface $Properties {

                    /** ListPartitionReassignmentsRequest topics */
                    topics?: millrace.admin.v1.TopicPartitions.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListPartitionReassignmentsRequest. */
                type $Shape = millrace.admin.v1.ListPartitionReassignmentsRequest.$Properties;
            }

            /**
             * Properties of a TopicPartitions.
             * @deprecated Use millrace.admin.v1.TopicPartitions.$Properties instead.
             */
            interface ITopicPartitions extends millrace.admin.v1.TopicPartitions.$Properties {
            }

            /** Represents a TopicPartitions. */
            class TopicPartitions {

                /**
                 * Constructs a new TopicPartitions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.TopicPartitions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TopicPartitions topic. */
                topic: string;

                /** TopicPartitions partitions. */
                partitions: number[];

                /**
                 * Encodes the specified TopicPartitions message. Does not implicitly {@link millrace.admin.v1.TopicPartitions.verify|verify} messages.
                 * @param message TopicPartitions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.TopicPartitions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TopicPartitions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.TopicPartitions & millrace.admin.v1.TopicPartitions.$Shape} TopicPartitions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.TopicPartitions & millrace.admin.v1.TopicPartitions.$Shape;
            }

            namespace TopicPartitions {

                /** Properties of a TopicPartitions. */
                interface $Properties {

                    /** TopicPartitions topic */
                    topic?: string;

                    /** TopicPartitions partitions */
                    partitions?: number[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TopicPartitions. */
                type $Shape = millrace.admin.v1.TopicPartitions.$Properties;
            }

            /**
             * Properties of a ListPartitionReassignmentsResponse.
             * @deprecated Use millrace.admin.v1.ListPartitionReassignmentsResponse.$Properties instead.
             */
            interface IListPartitionReassignmentsResponse extends millrace.admin.v1.ListPartitionReassignmentsResponse.$Properties {
            }

            /** Represents a ListPartitionReassignmentsResponse. */
            class ListPartitionReassignmentsResponse {

                /**
                 * Constructs a new ListPartitionReassignmentsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.ListPartitionReassignmentsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListPartitionReassignmentsResponse partitions. */
                partitions: millrace.admin.v1.OngoingPartitionReassignment[];

                /**
                 * Encodes the specified ListPartitionReassignmentsResponse message. Does not implicitly {@link millrace.admin.v1.ListPartitionReassignmentsResponse.verify|verify} messages.
                 * @param message ListPartitionReassignmentsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.ListPartitionReassignmentsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListPartitionReassignmentsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.ListPartitionReassignmentsResponse & millrace.admin.v1.ListPartitionReassignmentsResponse.$Shape} ListPartitionReassignmentsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.ListPartitionReassignmentsResponse & millrace.admin.v1.ListPartitionReassignmentsResponse.$Shape;
            }

            namespace ListPartitionReassignmentsResponse {

                /** Properties of a ListPartitionReassignmentsResponse. */
                interface $Properties {

                    /** ListPartitionReassignmentsResponse partitions */
                    partitions?: millrace.admin.v1.OngoingPartitionReassignment.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListPartitionReassignmentsResponse. */
                type $Shape = millrace.admin.v1.ListPartitionReassignmentsResponse.$Properties;
            }

            /**
             * Properties of an OngoingPartitionReassignment.
             * @deprecated Use millrace.admin.v1.OngoingPartitionReassignment.$Properties instead.
             */
            interface IOngoingPartitionReassignment extends millrace.admin.v1.OngoingPartitionReassignment.$Properties {
            }

            /** Represents an OngoingPartitionReassignment. */
            class OngoingPartitionReassignment {

                /**
                 * Constructs a new OngoingPartitionReassignment.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.OngoingPartitionReassignment.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OngoingPartitionReassignment topic. */
                topic: string;

                /** OngoingPartitionReassignment topicId. */
                topicId: Uint8Array;

                /** OngoingPartitionReassignment partition. */
                partition: number;

                /** OngoingPartitionReassignment replicas. */
                replicas: number[];

                /** OngoingPartitionReassignment addingReplicas. */
                addingReplicas: number[];

                /** OngoingPartitionReassignment removingReplicas. */
                removingReplicas: number[];

                /** OngoingPartitionReassignment isr. */
                isr: number[];

                /**
                 * Encodes the specified OngoingPartitionReassignment message. Does not implicitly {@link millrace.admin.v1.OngoingPartitionReassignment.verify|verify} messages.
                 * @param message OngoingPartitionReassignment message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.OngoingPartitionReassignment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OngoingPartitionReassignment message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.OngoingPartitionReassignment & millrace.admin.v1.OngoingPartitionReassignment.$Shape} OngoingPartitionReassignment
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.OngoingPartitionReassignment & millrace.admin.v1.OngoingPartitionReassignment.$Shape;
            }

            namespace OngoingPartitionReassignment {

                /** Properties of an OngoingPartitionReassignment. */
                interface $Properties {

                    /** OngoingPartitionReassignment topic */
                    topic?: string;

                    /** OngoingPartitionReassignment topicId */
                    topicId?: Uint8Array;

                    /** OngoingPartitionReassignment partition */
                    partition?: number;

                    /** OngoingPartitionReassignment replicas */
                    replicas?: number[];

                    /** OngoingPartitionReassignment addingReplicas */
                    addingReplicas?: number[];

                    /** OngoingPartitionReassignment removingReplicas */
                    removingReplicas?: number[];

                    /** OngoingPartitionReassignment isr */
                    isr?: number[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OngoingPartitionReassignment. */
                type $Shape = millrace.admin.v1.OngoingPartitionReassignment.$Properties;
            }

            /** ElectionType enum. */
            enum ElectionType {

                /** ELECTION_TYPE_UNSPECIFIED value */
                ELECTION_TYPE_UNSPECIFIED = 0,

                /** ELECTION_TYPE_PREFERRED value */
                ELECTION_TYPE_PREFERRED = 1,

                /** ELECTION_TYPE_UNCLEAN value */
                ELECTION_TYPE_UNCLEAN = 2
            }

            /**
             * Properties of an ElectLeadersRequest.
             * @deprecated Use millrace.admin.v1.ElectLeadersRequest.$Properties instead.
             */
            interface IElectLeadersRequest extends millrace.admin.v1.ElectLeadersRequest.$Properties {
            }

            /** Represents an ElectLeadersRequest. */
            class ElectLeadersRequest {

                /**
                 * Constructs a new ElectLeadersRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.ElectLeadersRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ElectLeadersRequest type. */
                type: millrace.admin.v1.ElectionType;

                /** ElectLeadersRequest topics. */
                topics: millrace.admin.v1.TopicPartitions[];

                /** ElectLeadersRequest all. */
                all: boolean;

                /**
                 * Encodes the specified ElectLeadersRequest message. Does not implicitly {@link millrace.admin.v1.ElectLeadersRequest.verify|verify} messages.
                 * @param message ElectLeadersRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.ElectLeadersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ElectLeadersRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.ElectLeadersRequest & millrace.admin.v1.ElectLeadersRequest.$Shape} ElectLeadersRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.ElectLeadersRequest & millrace.admin.v1.ElectLeadersRequest.$Shape;
            }

            namespace ElectLeadersRequest {

                /** Properties of an ElectLeadersRequest. */
                interface $Properties {

                    /** ElectLeadersRequest type */
                    type?: millrace.admin.v1.ElectionType;

                    /** ElectLeadersRequest topics */
                    topics?: millrace.admin.v1.TopicPartitions.$Properties[];

                    /** ElectLeadersRequest all */
                    all?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ElectLeadersRequest. */
                type $Shape = millrace.admin.v1.ElectLeadersRequest.$Properties;
            }

            /**
             * Properties of an ElectLeadersResponse.
             * @deprecated Use millrace.admin.v1.ElectLeadersResponse.$Properties instead.
             */
            interface IElectLeadersResponse extends millrace.admin.v1.ElectLeadersResponse.$Properties {
            }

            /** Represents an ElectLeadersResponse. */
            class ElectLeadersResponse {

                /**
                 * Constructs a new ElectLeadersResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.ElectLeadersResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ElectLeadersResponse partitions. */
                partitions: millrace.admin.v1.LeaderElectionResult[];

                /**
                 * Encodes the specified ElectLeadersResponse message. Does not implicitly {@link millrace.admin.v1.ElectLeadersResponse.verify|verify} messages.
                 * @param message ElectLeadersResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.ElectLeadersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ElectLeadersResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.ElectLeadersResponse & millrace.admin.v1.ElectLeadersResponse.$Shape} ElectLeadersResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.ElectLeadersResponse & millrace.admin.v1.ElectLeadersResponse.$Shape;
            }

            namespace ElectLeadersResponse {

                /** Properties of an ElectLeadersResponse. */
                interface $Properties {

                    /** ElectLeadersResponse partitions */
                    partitions?: millrace.admin.v1.LeaderElectionResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ElectLeadersResponse. */
                type $Shape = millrace.admin.v1.ElectLeadersResponse.$Properties;
            }

            /**
             * Properties of a LeaderElectionResult.
             * @deprecated Use millrace.admin.v1.LeaderElectionResult.$Properties instead.
             */
            interface ILeaderElectionResult extends millrace.admin.v1.LeaderElectionResult.$Properties {
            }

            /** Represents a LeaderElectionResult. */
            class LeaderElectionResult {

                /**
                 * Constructs a new LeaderElectionResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.LeaderElectionResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LeaderElectionResult topic. */
                topic: string;

                /** LeaderElectionResult partition. */
                partition: number;

                /** LeaderElectionResult error. */
                error: (millrace.common.v1.Error|null);

                /** LeaderElectionResult leader. */
                leader: number;

                /**
                 * Encodes the specified LeaderElectionResult message. Does not implicitly {@link millrace.admin.v1.LeaderElectionResult.verify|verify} messages.
                 * @param message LeaderElectionResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.LeaderElectionResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaderElectionResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.LeaderElectionResult & millrace.admin.v1.LeaderElectionResult.$Shape} LeaderElectionResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.LeaderElectionResult & millrace.admin.v1.LeaderElectionResult.$Shape;
            }

            namespace LeaderElectionResult {

                /** Properties of a LeaderElectionResult. */
                interface $Properties {

                    /** LeaderElectionResult topic */
                    topic?: string;

                    /** LeaderElectionResult partition */
                    partition?: number;

                    /** LeaderElectionResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** LeaderElectionResult leader */
                    leader?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LeaderElectionResult. */
                type $Shape = millrace.admin.v1.LeaderElectionResult.$Properties;
            }

            /**
             * Properties of a DecommissionBrokerRequest.
             * @deprecated Use millrace.admin.v1.DecommissionBrokerRequest.$Properties instead.
             */
            interface IDecommissionBrokerRequest extends millrace.admin.v1.DecommissionBrokerRequest.$Properties {
            }

            /** Represents a DecommissionBrokerRequest. */
            class DecommissionBrokerRequest {

                /**
                 * Constructs a new DecommissionBrokerRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DecommissionBrokerRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DecommissionBrokerRequest nodeId. */
                nodeId: number;

                /** DecommissionBrokerRequest validateOnly. */
                validateOnly: boolean;

                /**
                 * Encodes the specified DecommissionBrokerRequest message. Does not implicitly {@link millrace.admin.v1.DecommissionBrokerRequest.verify|verify} messages.
                 * @param message DecommissionBrokerRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DecommissionBrokerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DecommissionBrokerRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DecommissionBrokerRequest & millrace.admin.v1.DecommissionBrokerRequest.$Shape} DecommissionBrokerRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DecommissionBrokerRequest & millrace.admin.v1.DecommissionBrokerRequest.$Shape;
            }

            namespace DecommissionBrokerRequest {

                /** Properties of a DecommissionBrokerRequest. */
                interface $Properties {

                    /** DecommissionBrokerRequest nodeId */
                    nodeId?: number;

                    /** DecommissionBrokerRequest validateOnly */
                    validateOnly?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DecommissionBrokerRequest. */
                type $Shape = millrace.admin.v1.DecommissionBrokerRequest.$Properties;
            }

            /**
             * Properties of a DecommissionBrokerResponse.
             * @deprecated Use millrace.admin.v1.DecommissionBrokerResponse.$Properties instead.
             */
            interface IDecommissionBrokerResponse extends millrace.admin.v1.DecommissionBrokerResponse.$Properties {
            }

            /** Represents a DecommissionBrokerResponse. */
            class DecommissionBrokerResponse {

                /**
                 * Constructs a new DecommissionBrokerResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DecommissionBrokerResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DecommissionBrokerResponse started. */
                started: millrace.admin.v1.PartitionReassignment[];

                /** DecommissionBrokerResponse refused. */
                refused: millrace.admin.v1.AlterPartitionReassignmentResult[];

                /** DecommissionBrokerResponse replicasLeft. */
                replicasLeft: number;

                /**
                 * Encodes the specified DecommissionBrokerResponse message. Does not implicitly {@link millrace.admin.v1.DecommissionBrokerResponse.verify|verify} messages.
                 * @param message DecommissionBrokerResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DecommissionBrokerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DecommissionBrokerResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DecommissionBrokerResponse & millrace.admin.v1.DecommissionBrokerResponse.$Shape} DecommissionBrokerResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DecommissionBrokerResponse & millrace.admin.v1.DecommissionBrokerResponse.$Shape;
            }

            namespace DecommissionBrokerResponse {

                /** Properties of a DecommissionBrokerResponse. */
                interface $Properties {

                    /** DecommissionBrokerResponse started */
                    started?: millrace.admin.v1.PartitionReassignment.$Properties[];

                    /** DecommissionBrokerResponse refused */
                    refused?: millrace.admin.v1.AlterPartitionReassignmentResult.$Properties[];

                    /** DecommissionBrokerResponse replicasLeft */
                    replicasLeft?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DecommissionBrokerResponse. */
                type $Shape = millrace.admin.v1.DecommissionBrokerResponse.$Properties;
            }

            /**
             * Properties of a RecommissionBrokerRequest.
             * @deprecated Use millrace.admin.v1.RecommissionBrokerRequest.$Properties instead.
             */
            interface IRecommissionBrokerRequest extends millrace.admin.v1.RecommissionBrokerRequest.$Properties {
            }

            /** Represents a RecommissionBrokerRequest. */
            class RecommissionBrokerRequest {

                /**
                 * Constructs a new RecommissionBrokerRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.RecommissionBrokerRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RecommissionBrokerRequest nodeId. */
                nodeId: number;

                /**
                 * Encodes the specified RecommissionBrokerRequest message. Does not implicitly {@link millrace.admin.v1.RecommissionBrokerRequest.verify|verify} messages.
                 * @param message RecommissionBrokerRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.RecommissionBrokerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RecommissionBrokerRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.RecommissionBrokerRequest & millrace.admin.v1.RecommissionBrokerRequest.$Shape} RecommissionBrokerRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.RecommissionBrokerRequest & millrace.admin.v1.RecommissionBrokerRequest.$Shape;
            }

            namespace RecommissionBrokerRequest {

                /** Properties of a RecommissionBrokerRequest. */
                interface $Properties {

                    /** RecommissionBrokerRequest nodeId */
                    nodeId?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RecommissionBrokerRequest. */
                type $Shape = millrace.admin.v1.RecommissionBrokerRequest.$Properties;
            }

            /**
             * Properties of a RecommissionBrokerResponse.
             * @deprecated Use millrace.admin.v1.RecommissionBrokerResponse.$Properties instead.
             */
            interface IRecommissionBrokerResponse extends millrace.admin.v1.RecommissionBrokerResponse.$Properties {
            }

            /** Represents a RecommissionBrokerResponse. */
            class RecommissionBrokerResponse {

                /**
                 * Constructs a new RecommissionBrokerResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.RecommissionBrokerResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified RecommissionBrokerResponse message. Does not implicitly {@link millrace.admin.v1.RecommissionBrokerResponse.verify|verify} messages.
                 * @param message RecommissionBrokerResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.RecommissionBrokerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RecommissionBrokerResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.RecommissionBrokerResponse & millrace.admin.v1.RecommissionBrokerResponse.$Shape} RecommissionBrokerResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.RecommissionBrokerResponse & millrace.admin.v1.RecommissionBrokerResponse.$Shape;
            }

            namespace RecommissionBrokerResponse {

                /** Properties of a RecommissionBrokerResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RecommissionBrokerResponse. */
                type $Shape = millrace.admin.v1.RecommissionBrokerResponse.$Properties;
            }

            /**
             * Properties of an UnregisterBrokerRequest.
             * @deprecated Use millrace.admin.v1.UnregisterBrokerRequest.$Properties instead.
             */
            interface IUnregisterBrokerRequest extends millrace.admin.v1.UnregisterBrokerRequest.$Properties {
            }

            /** Represents an UnregisterBrokerRequest. */
            class UnregisterBrokerRequest {

                /**
                 * Constructs a new UnregisterBrokerRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.UnregisterBrokerRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UnregisterBrokerRequest nodeId. */
                nodeId: number;

                /**
                 * Encodes the specified UnregisterBrokerRequest message. Does not implicitly {@link millrace.admin.v1.UnregisterBrokerRequest.verify|verify} messages.
                 * @param message UnregisterBrokerRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.UnregisterBrokerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an UnregisterBrokerRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.UnregisterBrokerRequest & millrace.admin.v1.UnregisterBrokerRequest.$Shape} UnregisterBrokerRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.UnregisterBrokerRequest & millrace.admin.v1.UnregisterBrokerRequest.$Shape;
            }

            namespace UnregisterBrokerRequest {

                /** Properties of an UnregisterBrokerRequest. */
                interface $Properties {

                    /** UnregisterBrokerRequest nodeId */
                    nodeId?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an UnregisterBrokerRequest. */
                type $Shape = millrace.admin.v1.UnregisterBrokerRequest.$Properties;
            }

            /**
             * Properties of an UnregisterBrokerResponse.
             * @deprecated Use millrace.admin.v1.UnregisterBrokerResponse.$Properties instead.
             */
            interface IUnregisterBrokerResponse extends millrace.admin.v1.UnregisterBrokerResponse.$Properties {
            }

            /** Represents an UnregisterBrokerResponse. */
            class UnregisterBrokerResponse {

                /**
                 * Constructs a new UnregisterBrokerResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.UnregisterBrokerResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified UnregisterBrokerResponse message. Does not implicitly {@link millrace.admin.v1.UnregisterBrokerResponse.verify|verify} messages.
                 * @param message UnregisterBrokerResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.UnregisterBrokerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an UnregisterBrokerResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.UnregisterBrokerResponse & millrace.admin.v1.UnregisterBrokerResponse.$Shape} UnregisterBrokerResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.UnregisterBrokerResponse & millrace.admin.v1.UnregisterBrokerResponse.$Shape;
            }

            namespace UnregisterBrokerResponse {

                /** Properties of an UnregisterBrokerResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an UnregisterBrokerResponse. */
                type $Shape = millrace.admin.v1.UnregisterBrokerResponse.$Properties;
            }

            /**
             * Properties of a DescribeQuorumRequest.
             * @deprecated Use millrace.admin.v1.DescribeQuorumRequest.$Properties instead.
             */
            interface IDescribeQuorumRequest extends millrace.admin.v1.DescribeQuorumRequest.$Properties {
            }

            /** Represents a DescribeQuorumRequest. */
            class DescribeQuorumRequest {

                /**
                 * Constructs a new DescribeQuorumRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeQuorumRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified DescribeQuorumRequest message. Does not implicitly {@link millrace.admin.v1.DescribeQuorumRequest.verify|verify} messages.
                 * @param message DescribeQuorumRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeQuorumRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeQuorumRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeQuorumRequest & millrace.admin.v1.DescribeQuorumRequest.$Shape} DescribeQuorumRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeQuorumRequest & millrace.admin.v1.DescribeQuorumRequest.$Shape;
            }

            namespace DescribeQuorumRequest {

                /** Properties of a DescribeQuorumRequest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeQuorumRequest. */
                type $Shape = millrace.admin.v1.DescribeQuorumRequest.$Properties;
            }

            /**
             * Properties of a DescribeQuorumResponse.
             * @deprecated Use millrace.admin.v1.DescribeQuorumResponse.$Properties instead.
             */
            interface IDescribeQuorumResponse extends millrace.admin.v1.DescribeQuorumResponse.$Properties {
            }

            /** Represents a DescribeQuorumResponse. */
            class DescribeQuorumResponse {

                /**
                 * Constructs a new DescribeQuorumResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.DescribeQuorumResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeQuorumResponse leaderId. */
                leaderId: number;

                /** DescribeQuorumResponse leaderEpoch. */
                leaderEpoch: number;

                /** DescribeQuorumResponse highWatermark. */
                highWatermark: number;

                /** DescribeQuorumResponse voters. */
                voters: millrace.admin.v1.QuorumReplica[];

                /** DescribeQuorumResponse observers. */
                observers: millrace.admin.v1.QuorumReplica[];

                /**
                 * Encodes the specified DescribeQuorumResponse message. Does not implicitly {@link millrace.admin.v1.DescribeQuorumResponse.verify|verify} messages.
                 * @param message DescribeQuorumResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.DescribeQuorumResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeQuorumResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeQuorumResponse & millrace.admin.v1.DescribeQuorumResponse.$Shape} DescribeQuorumResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.DescribeQuorumResponse & millrace.admin.v1.DescribeQuorumResponse.$Shape;
            }

            namespace DescribeQuorumResponse {

                /** Properties of a DescribeQuorumResponse. */
                interface $Properties {

                    /** DescribeQuorumResponse leaderId */
                    leaderId?: number;

                    /** DescribeQuorumResponse leaderEpoch */
                    leaderEpoch?: number;

                    /** DescribeQuorumResponse highWatermark */
                    highWatermark?: number;

                    /** DescribeQuorumResponse voters */
                    voters?: millrace.admin.v1.QuorumReplica.$Properties[];

                    /** DescribeQuorumResponse observers */
                    observers?: millrace.admin.v1.QuorumReplica.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeQuorumResponse. */
                type $Shape = millrace.admin.v1.DescribeQuorumResponse.$Properties;
            }

            /**
             * Properties of a QuorumReplica.
             * @deprecated Use millrace.admin.v1.QuorumReplica.$Properties instead.
             */
            interface IQuorumReplica extends millrace.admin.v1.QuorumReplica.$Properties {
            }

            /** Represents a QuorumReplica. */
            class QuorumReplica {

                /**
                 * Constructs a new QuorumReplica.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.QuorumReplica.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** QuorumReplica nodeId. */
                nodeId: number;

                /** QuorumReplica directoryId. */
                directoryId: Uint8Array;

                /** QuorumReplica host. */
                host: string;

                /** QuorumReplica port. */
                port: number;

                /** QuorumReplica logEndOffset. */
                logEndOffset: number;

                /** QuorumReplica silentMs. */
                silentMs: number;

                /** QuorumReplica caughtUpMs. */
                caughtUpMs: (number|null);

                /**
                 * Encodes the specified QuorumReplica message. Does not implicitly {@link millrace.admin.v1.QuorumReplica.verify|verify} messages.
                 * @param message QuorumReplica message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.QuorumReplica.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a QuorumReplica message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.QuorumReplica & millrace.admin.v1.QuorumReplica.$Shape} QuorumReplica
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.QuorumReplica & millrace.admin.v1.QuorumReplica.$Shape;
            }

            namespace QuorumReplica {

                /** Properties of a QuorumReplica. */
                interface $Properties {

                    /** QuorumReplica nodeId */
                    nodeId?: number;

                    /** QuorumReplica directoryId */
                    directoryId?: Uint8Array;

                    /** QuorumReplica host */
                    host?: string;

                    /** QuorumReplica port */
                    port?: number;

                    /** QuorumReplica logEndOffset */
                    logEndOffset?: number;

                    /** QuorumReplica silentMs */
                    silentMs?: number;

                    /** QuorumReplica caughtUpMs */
                    caughtUpMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a QuorumReplica. */
                type $Shape = millrace.admin.v1.QuorumReplica.$Properties;
            }

            /**
             * Properties of an AddVoterRequest.
             * @deprecated Use millrace.admin.v1.AddVoterRequest.$Properties instead.
             */
            interface IAddVoterRequest extends millrace.admin.v1.AddVoterRequest.$Properties {
            }

            /** Represents an AddVoterRequest. */
            class AddVoterRequest {

                /**
                 * Constructs a new AddVoterRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.AddVoterRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AddVoterRequest nodeId. */
                nodeId: number;

                /** AddVoterRequest directoryId. */
                directoryId: Uint8Array;

                /** AddVoterRequest host. */
                host: string;

                /** AddVoterRequest port. */
                port: number;

                /**
                 * Encodes the specified AddVoterRequest message. Does not implicitly {@link millrace.admin.v1.AddVoterRequest.verify|verify} messages.
                 * @param message AddVoterRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.AddVoterRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AddVoterRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AddVoterRequest & millrace.admin.v1.AddVoterRequest.$Shape} AddVoterRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.AddVoterRequest & millrace.admin.v1.AddVoterRequest.$Shape;
            }

            namespace AddVoterRequest {

                /** Properties of an AddVoterRequest. */
                interface $Properties {

                    /** AddVoterRequest nodeId */
                    nodeId?: number;

                    /** AddVoterRequest directoryId */
                    directoryId?: Uint8Array;

                    /** AddVoterRequest host */
                    host?: string;

                    /** AddVoterRequest port */
                    port?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AddVoterRequest. */
                type $Shape = millrace.admin.v1.AddVoterRequest.$Properties;
            }

            /**
             * Properties of an AddVoterResponse.
             * @deprecated Use millrace.admin.v1.AddVoterResponse.$Properties instead.
             */
            interface IAddVoterResponse extends millrace.admin.v1.AddVoterResponse.$Properties {
            }

            /** Represents an AddVoterResponse. */
            class AddVoterResponse {

                /**
                 * Constructs a new AddVoterResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.AddVoterResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified AddVoterResponse message. Does not implicitly {@link millrace.admin.v1.AddVoterResponse.verify|verify} messages.
                 * @param message AddVoterResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.AddVoterResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AddVoterResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AddVoterResponse & millrace.admin.v1.AddVoterResponse.$Shape} AddVoterResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.AddVoterResponse & millrace.admin.v1.AddVoterResponse.$Shape;
            }

            namespace AddVoterResponse {

                /** Properties of an AddVoterResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AddVoterResponse. */
                type $Shape = millrace.admin.v1.AddVoterResponse.$Properties;
            }

            /**
             * Properties of a RemoveVoterRequest.
             * @deprecated Use millrace.admin.v1.RemoveVoterRequest.$Properties instead.
             */
            interface IRemoveVoterRequest extends millrace.admin.v1.RemoveVoterRequest.$Properties {
            }

            /** Represents a RemoveVoterRequest. */
            class RemoveVoterRequest {

                /**
                 * Constructs a new RemoveVoterRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.RemoveVoterRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RemoveVoterRequest nodeId. */
                nodeId: number;

                /** RemoveVoterRequest directoryId. */
                directoryId: Uint8Array;

                /**
                 * Encodes the specified RemoveVoterRequest message. Does not implicitly {@link millrace.admin.v1.RemoveVoterRequest.verify|verify} messages.
                 * @param message RemoveVoterRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.RemoveVoterRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RemoveVoterRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.RemoveVoterRequest & millrace.admin.v1.RemoveVoterRequest.$Shape} RemoveVoterRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.RemoveVoterRequest & millrace.admin.v1.RemoveVoterRequest.$Shape;
            }

            namespace RemoveVoterRequest {

                /** Properties of a RemoveVoterRequest. */
                interface $Properties {

                    /** RemoveVoterRequest nodeId */
                    nodeId?: number;

                    /** RemoveVoterRequest directoryId */
                    directoryId?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RemoveVoterRequest. */
                type $Shape = millrace.admin.v1.RemoveVoterRequest.$Properties;
            }

            /**
             * Properties of a RemoveVoterResponse.
             * @deprecated Use millrace.admin.v1.RemoveVoterResponse.$Properties instead.
             */
            interface IRemoveVoterResponse extends millrace.admin.v1.RemoveVoterResponse.$Properties {
            }

            /** Represents a RemoveVoterResponse. */
            class RemoveVoterResponse {

                /**
                 * Constructs a new RemoveVoterResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.admin.v1.RemoveVoterResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified RemoveVoterResponse message. Does not implicitly {@link millrace.admin.v1.RemoveVoterResponse.verify|verify} messages.
                 * @param message RemoveVoterResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.admin.v1.RemoveVoterResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RemoveVoterResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.RemoveVoterResponse & millrace.admin.v1.RemoveVoterResponse.$Shape} RemoveVoterResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.admin.v1.RemoveVoterResponse & millrace.admin.v1.RemoveVoterResponse.$Shape;
            }

            namespace RemoveVoterResponse {

                /** Properties of a RemoveVoterResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RemoveVoterResponse. */
                type $Shape = millrace.admin.v1.RemoveVoterResponse.$Properties;
            }
        }
    }

    /** Namespace common. */
    namespace common {

        /** Namespace v1. */
        namespace v1 {

            /** ErrorReason enum. */
            enum ErrorReason {

                /** ERROR_REASON_UNSPECIFIED value */
                ERROR_REASON_UNSPECIFIED = 0,

                /** ERROR_REASON_OFFSET_OUT_OF_RANGE value */
                ERROR_REASON_OFFSET_OUT_OF_RANGE = 1,

                /** ERROR_REASON_CORRUPT_MESSAGE value */
                ERROR_REASON_CORRUPT_MESSAGE = 2,

                /** ERROR_REASON_UNKNOWN_TOPIC_OR_PARTITION value */
                ERROR_REASON_UNKNOWN_TOPIC_OR_PARTITION = 3,

                /** ERROR_REASON_NOT_LEADER value */
                ERROR_REASON_NOT_LEADER = 4,

                /** ERROR_REASON_REQUEST_TIMED_OUT value */
                ERROR_REASON_REQUEST_TIMED_OUT = 5,

                /** ERROR_REASON_MESSAGE_TOO_LARGE value */
                ERROR_REASON_MESSAGE_TOO_LARGE = 6,

                /** ERROR_REASON_INVALID_TOPIC value */
                ERROR_REASON_INVALID_TOPIC = 7,

                /** ERROR_REASON_RECORD_LIST_TOO_LARGE value */
                ERROR_REASON_RECORD_LIST_TOO_LARGE = 8,

                /** ERROR_REASON_INVALID_REQUIRED_ACKS value */
                ERROR_REASON_INVALID_REQUIRED_ACKS = 9,

                /** ERROR_REASON_INVALID_TIMESTAMP value */
                ERROR_REASON_INVALID_TIMESTAMP = 10,

                /** ERROR_REASON_TOPIC_ALREADY_EXISTS value */
                ERROR_REASON_TOPIC_ALREADY_EXISTS = 11,

                /** ERROR_REASON_INVALID_PARTITIONS value */
                ERROR_REASON_INVALID_PARTITIONS = 12,

                /** ERROR_REASON_INVALID_REPLICATION_FACTOR value */
                ERROR_REASON_INVALID_REPLICATION_FACTOR = 13,

                /** ERROR_REASON_INVALID_CONFIG value */
                ERROR_REASON_INVALID_CONFIG = 14,

                /** ERROR_REASON_INVALID_REQUEST value */
                ERROR_REASON_INVALID_REQUEST = 15,

                /** ERROR_REASON_UNSUPPORTED_FOR_MESSAGE_FORMAT value */
                ERROR_REASON_UNSUPPORTED_FOR_MESSAGE_FORMAT = 16,

                /** ERROR_REASON_OUT_OF_ORDER_SEQUENCE value */
                ERROR_REASON_OUT_OF_ORDER_SEQUENCE = 17,

                /** ERROR_REASON_INVALID_PRODUCER_EPOCH value */
                ERROR_REASON_INVALID_PRODUCER_EPOCH = 18,

                /** ERROR_REASON_UNKNOWN_PRODUCER_ID value */
                ERROR_REASON_UNKNOWN_PRODUCER_ID = 19,

                /** ERROR_REASON_FENCED_LEADER_EPOCH value */
                ERROR_REASON_FENCED_LEADER_EPOCH = 20,

                /** ERROR_REASON_UNKNOWN_LEADER_EPOCH value */
                ERROR_REASON_UNKNOWN_LEADER_EPOCH = 21,

                /** ERROR_REASON_UNSUPPORTED_COMPRESSION_TYPE value */
                ERROR_REASON_UNSUPPORTED_COMPRESSION_TYPE = 22,

                /** ERROR_REASON_OFFSET_NOT_AVAILABLE value */
                ERROR_REASON_OFFSET_NOT_AVAILABLE = 23,

                /** ERROR_REASON_INVALID_RECORD value */
                ERROR_REASON_INVALID_RECORD = 24,

                /** ERROR_REASON_UNKNOWN_TOPIC_ID value */
                ERROR_REASON_UNKNOWN_TOPIC_ID = 25,

                /** ERROR_REASON_STORAGE_ERROR value */
                ERROR_REASON_STORAGE_ERROR = 26,

                /** ERROR_REASON_DISK_FULL value */
                ERROR_REASON_DISK_FULL = 27,

                /** ERROR_REASON_CORRUPT_LOG value */
                ERROR_REASON_CORRUPT_LOG = 28,

                /** ERROR_REASON_RESOURCE_EXHAUSTED value */
                ERROR_REASON_RESOURCE_EXHAUSTED = 29,

                /** ERROR_REASON_SHUTTING_DOWN value */
                ERROR_REASON_SHUTTING_DOWN = 30,

                /** ERROR_REASON_UNSUPPORTED value */
                ERROR_REASON_UNSUPPORTED = 31,

                /** ERROR_REASON_INTERNAL value */
                ERROR_REASON_INTERNAL = 32,

                /** ERROR_REASON_NOT_ENOUGH_REPLICAS value */
                ERROR_REASON_NOT_ENOUGH_REPLICAS = 33,

                /** ERROR_REASON_POLICY_VIOLATION value */
                ERROR_REASON_POLICY_VIOLATION = 34,

                /** ERROR_REASON_NOT_CONTROLLER value */
                ERROR_REASON_NOT_CONTROLLER = 35,

                /** ERROR_REASON_NO_QUORUM value */
                ERROR_REASON_NO_QUORUM = 36,

                /** ERROR_REASON_STALE_BROKER_EPOCH value */
                ERROR_REASON_STALE_BROKER_EPOCH = 37,

                /** ERROR_REASON_DUPLICATE_BROKER_REGISTRATION value */
                ERROR_REASON_DUPLICATE_BROKER_REGISTRATION = 38,

                /** ERROR_REASON_BROKER_ID_NOT_REGISTERED value */
                ERROR_REASON_BROKER_ID_NOT_REGISTERED = 39,

                /** ERROR_REASON_INCONSISTENT_CLUSTER_ID value */
                ERROR_REASON_INCONSISTENT_CLUSTER_ID = 40,

                /** ERROR_REASON_INCONSISTENT_VOTER_SET value */
                ERROR_REASON_INCONSISTENT_VOTER_SET = 41,

                /** ERROR_REASON_VOTER_NOT_FOUND value */
                ERROR_REASON_VOTER_NOT_FOUND = 42,

                /** ERROR_REASON_DUPLICATE_VOTER value */
                ERROR_REASON_DUPLICATE_VOTER = 43,

                /** ERROR_REASON_INVALID_UPDATE_VERSION value */
                ERROR_REASON_INVALID_UPDATE_VERSION = 44,

                /** ERROR_REASON_INELIGIBLE_REPLICA value */
                ERROR_REASON_INELIGIBLE_REPLICA = 45,

                /** ERROR_REASON_NEW_LEADER_ELECTED value */
                ERROR_REASON_NEW_LEADER_ELECTED = 46,

                /** ERROR_REASON_LEADER_NOT_AVAILABLE value */
                ERROR_REASON_LEADER_NOT_AVAILABLE = 48,

                /** ERROR_REASON_REPLICA_NOT_AVAILABLE value */
                ERROR_REASON_REPLICA_NOT_AVAILABLE = 49,

                /** ERROR_REASON_ELECTION_NOT_NEEDED value */
                ERROR_REASON_ELECTION_NOT_NEEDED = 50,

                /** ERROR_REASON_PREFERRED_LEADER_NOT_AVAILABLE value */
                ERROR_REASON_PREFERRED_LEADER_NOT_AVAILABLE = 51,

                /** ERROR_REASON_ELIGIBLE_LEADERS_NOT_AVAILABLE value */
                ERROR_REASON_ELIGIBLE_LEADERS_NOT_AVAILABLE = 52,

                /** ERROR_REASON_NO_REASSIGNMENT_IN_PROGRESS value */
                ERROR_REASON_NO_REASSIGNMENT_IN_PROGRESS = 53,

                /** ERROR_REASON_INVALID_REPLICA_ASSIGNMENT value */
                ERROR_REASON_INVALID_REPLICA_ASSIGNMENT = 55,

                /** ERROR_REASON_COORDINATOR_LOAD_IN_PROGRESS value */
                ERROR_REASON_COORDINATOR_LOAD_IN_PROGRESS = 56,

                /** ERROR_REASON_COORDINATOR_NOT_AVAILABLE value */
                ERROR_REASON_COORDINATOR_NOT_AVAILABLE = 57,

                /** ERROR_REASON_NOT_COORDINATOR value */
                ERROR_REASON_NOT_COORDINATOR = 58,

                /** ERROR_REASON_ILLEGAL_GENERATION value */
                ERROR_REASON_ILLEGAL_GENERATION = 59,

                /** ERROR_REASON_INCONSISTENT_GROUP_PROTOCOL value */
                ERROR_REASON_INCONSISTENT_GROUP_PROTOCOL = 60,

                /** ERROR_REASON_INVALID_GROUP_ID value */
                ERROR_REASON_INVALID_GROUP_ID = 61,

                /** ERROR_REASON_UNKNOWN_MEMBER_ID value */
                ERROR_REASON_UNKNOWN_MEMBER_ID = 62,

                /** ERROR_REASON_INVALID_SESSION_TIMEOUT value */
                ERROR_REASON_INVALID_SESSION_TIMEOUT = 63,

                /** ERROR_REASON_REBALANCE_IN_PROGRESS value */
                ERROR_REASON_REBALANCE_IN_PROGRESS = 64,

                /** ERROR_REASON_INVALID_COMMIT_OFFSET_SIZE value */
                ERROR_REASON_INVALID_COMMIT_OFFSET_SIZE = 65,

                /** ERROR_REASON_OFFSET_METADATA_TOO_LARGE value */
                ERROR_REASON_OFFSET_METADATA_TOO_LARGE = 66,

                /** ERROR_REASON_INVALID_TRANSACTION_STATE value */
                ERROR_REASON_INVALID_TRANSACTION_STATE = 67,

                /** ERROR_REASON_INVALID_PRODUCER_ID_MAPPING value */
                ERROR_REASON_INVALID_PRODUCER_ID_MAPPING = 68,

                /** ERROR_REASON_INVALID_TRANSACTION_TIMEOUT value */
                ERROR_REASON_INVALID_TRANSACTION_TIMEOUT = 69,

                /** ERROR_REASON_CONCURRENT_TRANSACTIONS value */
                ERROR_REASON_CONCURRENT_TRANSACTIONS = 70,

                /** ERROR_REASON_TRANSACTION_COORDINATOR_FENCED value */
                ERROR_REASON_TRANSACTION_COORDINATOR_FENCED = 71,

                /** ERROR_REASON_NON_EMPTY_GROUP value */
                ERROR_REASON_NON_EMPTY_GROUP = 72,

                /** ERROR_REASON_GROUP_ID_NOT_FOUND value */
                ERROR_REASON_GROUP_ID_NOT_FOUND = 73,

                /** ERROR_REASON_MEMBER_ID_REQUIRED value */
                ERROR_REASON_MEMBER_ID_REQUIRED = 74,

                /** ERROR_REASON_GROUP_MAX_SIZE_REACHED value */
                ERROR_REASON_GROUP_MAX_SIZE_REACHED = 75,

                /** ERROR_REASON_FENCED_INSTANCE_ID value */
                ERROR_REASON_FENCED_INSTANCE_ID = 76,

                /** ERROR_REASON_GROUP_SUBSCRIBED_TO_TOPIC value */
                ERROR_REASON_GROUP_SUBSCRIBED_TO_TOPIC = 77,

                /** ERROR_REASON_UNSTABLE_OFFSET_COMMIT value */
                ERROR_REASON_UNSTABLE_OFFSET_COMMIT = 78,

                /** ERROR_REASON_PRODUCER_FENCED value */
                ERROR_REASON_PRODUCER_FENCED = 79,

                /** ERROR_REASON_TRANSACTIONAL_ID_NOT_FOUND value */
                ERROR_REASON_TRANSACTIONAL_ID_NOT_FOUND = 80,

                /** ERROR_REASON_FENCED_MEMBER_EPOCH value */
                ERROR_REASON_FENCED_MEMBER_EPOCH = 81,

                /** ERROR_REASON_UNRELEASED_INSTANCE_ID value */
                ERROR_REASON_UNRELEASED_INSTANCE_ID = 82,

                /** ERROR_REASON_UNSUPPORTED_ASSIGNOR value */
                ERROR_REASON_UNSUPPORTED_ASSIGNOR = 83,

                /** ERROR_REASON_STALE_MEMBER_EPOCH value */
                ERROR_REASON_STALE_MEMBER_EPOCH = 84,

                /** ERROR_REASON_TRANSACTION_ABORTABLE value */
                ERROR_REASON_TRANSACTION_ABORTABLE = 85,

                /** ERROR_REASON_INVALID_REGULAR_EXPRESSION value */
                ERROR_REASON_INVALID_REGULAR_EXPRESSION = 86
            }

            /**
             * Properties of an Error.
             * @deprecated Use millrace.common.v1.Error.$Properties instead.
             */
            interface IError extends millrace.common.v1.Error.$Properties {
            }

            /** Represents an Error. */
            class Error {

                /**
                 * Constructs a new Error.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.common.v1.Error.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Error reason. */
                reason: millrace.common.v1.ErrorReason;

                /** Error message. */
                message: string;

                /** Error retryAfterMs. */
                retryAfterMs: number;

                /** Error context. */
                context: { [k: string]: string };

                /**
                 * Encodes the specified Error message. Does not implicitly {@link millrace.common.v1.Error.verify|verify} messages.
                 * @param message Error message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.common.v1.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Error message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.common.v1.Error & millrace.common.v1.Error.$Shape} Error
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.common.v1.Error & millrace.common.v1.Error.$Shape;
            }

            namespace Error {

                /** Properties of an Error. */
                interface $Properties {

                    /** Error reason */
                    reason?: millrace.common.v1.ErrorReason;

                    /** Error message */
                    message?: string;

                    /** Error retryAfterMs */
                    retryAfterMs?: number;

                    /** Error context */
                    context?: { [k: string]: string };

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Error. */
                type $Shape = millrace.common.v1.Error.$Properties;
            }
        }
    }

    /** Namespace cluster. */
    namespace cluster {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a BrokerSessionRequest.
             * @deprecated Use millrace.cluster.v1.BrokerSessionRequest.$Properties instead.
             */
            interface IBrokerSessionRequest extends millrace.cluster.v1.BrokerSessionRequest.$Properties {
            }

            /** Represents a BrokerSessionRequest. */
            class BrokerSessionRequest {

                /**
                 * Constructs a new BrokerSessionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.BrokerSessionRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BrokerSessionRequest register. */
                register: (millrace.cluster.v1.BrokerRegistration|null);

                /** BrokerSessionRequest heartbeat. */
                heartbeat: (millrace.cluster.v1.BrokerHeartbeat|null);

                /** BrokerSessionRequest message. */
                message?: ("register"|"heartbeat");

                /**
                 * Encodes the specified BrokerSessionRequest message. Does not implicitly {@link millrace.cluster.v1.BrokerSessionRequest.verify|verify} messages.
                 * @param message BrokerSessionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.BrokerSessionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BrokerSessionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerSessionRequest & millrace.cluster.v1.BrokerSessionRequest.$Shape} BrokerSessionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.BrokerSessionRequest & millrace.cluster.v1.BrokerSessionRequest.$Shape;
            }

            namespace BrokerSessionRequest {

                /** Properties of a BrokerSessionRequest. */
                interface $Properties {

                    /** BrokerSessionRequest register */
                    register?: (millrace.cluster.v1.BrokerRegistration.$Properties|null);

                    /** BrokerSessionRequest heartbeat */
                    heartbeat?: (millrace.cluster.v1.BrokerHeartbeat.$Properties|null);

                    /** BrokerSessionRequest message */
                    message?: ("register"|"heartbeat");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a BrokerSessionRequest. */
                type $Shape = {
                  register?: millrace.cluster.v1.BrokerRegistration.$Shape|null;
                  heartbeat?: millrace.cluster.v1.BrokerHeartbeat.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ message?: undefined; register?: null; heartbeat?: null }|{ message?: "register"; register: millrace.cluster.v1.BrokerRegistration.$Shape; heartbeat?: null }|{ message?: "heartbeat"; register?: null; heartbeat: millrace.cluster.v1.BrokerHeartbeat.$Shape })
                );
            }

            /**
             * Properties of a BrokerRegistration.
             * @deprecated Use millrace.cluster.v1.BrokerRegistration.$Properties instead.
             */
            interface IBrokerRegistration extends millrace.cluster.v1.BrokerRegistration.$Properties {
            }

            /** Represents a BrokerRegistration. */
            class BrokerRegistration {

                /**
                 * Constructs a new BrokerRegistration.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.BrokerRegistration.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BrokerRegistration nodeId. */
                nodeId: number;

                /** BrokerRegistration incarnationId. */
                incarnationId: Uint8Array;

                /** BrokerRegistration clusterId. */
                clusterId: string;

                /** BrokerRegistration directoryIds. */
                directoryIds: Uint8Array[];

                /** BrokerRegistration rack. */
                rack: string;

                /** BrokerRegistration endpoints. */
                endpoints: millrace.cluster.v1.BrokerEndpoint[];

                /** BrokerRegistration features. */
                features: millrace.cluster.v1.BrokerFeature[];

                /** BrokerRegistration brokerEpoch. */
                brokerEpoch: (number|null);

                /** BrokerRegistration mayHaveLostRecords. */
                mayHaveLostRecords: boolean;

                /**
                 * Encodes the specified BrokerRegistration message. Does not implicitly {@link millrace.cluster.v1.BrokerRegistration.verify|verify} messages.
                 * @param message BrokerRegistration message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.BrokerRegistration.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BrokerRegistration message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerRegistration & millrace.cluster.v1.BrokerRegistration.$Shape} BrokerRegistration
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.BrokerRegistration & millrace.cluster.v1.BrokerRegistration.$Shape;
            }

            namespace BrokerRegistration {

                /** Properties of a BrokerRegistration. */
                interface $Properties {

                    /** BrokerRegistration nodeId */
                    nodeId?: number;

                    /** BrokerRegistration incarnationId */
                    incarnationId?: Uint8Array;

                    /** BrokerRegistration clusterId */
                    clusterId?: string;

                    /** BrokerRegistration directoryIds */
                    directoryIds?: Uint8Array[];

                    /** BrokerRegistration rack */
                    rack?: string;

                    /** BrokerRegistration endpoints */
                    endpoints?: millrace.cluster.v1.BrokerEndpoint.$Properties[];

                    /** BrokerRegistration features */
                    features?: millrace.cluster.v1.BrokerFeature.$Properties[];

                    /** BrokerRegistration brokerEpoch */
                    brokerEpoch?: (number|null);

                    /** BrokerRegistration mayHaveLostRecords */
                    mayHaveLostRecords?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BrokerRegistration. */
                type $Shape = millrace.cluster.v1.BrokerRegistration.$Properties;
            }

            /**
             * Properties of a BrokerEndpoint.
             * @deprecated Use millrace.cluster.v1.BrokerEndpoint.$Properties instead.
             */
            interface IBrokerEndpoint extends millrace.cluster.v1.BrokerEndpoint.$Properties {
            }

            /** Represents a BrokerEndpoint. */
            class BrokerEndpoint {

                /**
                 * Constructs a new BrokerEndpoint.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.BrokerEndpoint.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BrokerEndpoint name. */
                name: string;

                /** BrokerEndpoint host. */
                host: string;

                /** BrokerEndpoint port. */
                port: number;

                /**
                 * Encodes the specified BrokerEndpoint message. Does not implicitly {@link millrace.cluster.v1.BrokerEndpoint.verify|verify} messages.
                 * @param message BrokerEndpoint message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.BrokerEndpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BrokerEndpoint message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerEndpoint & millrace.cluster.v1.BrokerEndpoint.$Shape} BrokerEndpoint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.BrokerEndpoint & millrace.cluster.v1.BrokerEndpoint.$Shape;
            }

            namespace BrokerEndpoint {

                /** Properties of a BrokerEndpoint. */
                interface $Properties {

                    /** BrokerEndpoint name */
                    name?: string;

                    /** BrokerEndpoint host */
                    host?: string;

                    /** BrokerEndpoint port */
                    port?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BrokerEndpoint. */
                type $Shape = millrace.cluster.v1.BrokerEndpoint.$Properties;
            }

            /**
             * Properties of a BrokerFeature.
             * @deprecated Use millrace.cluster.v1.BrokerFeature.$Properties instead.
             */
            interface IBrokerFeature extends millrace.cluster.v1.BrokerFeature.$Properties {
            }

            /** Represents a BrokerFeature. */
            class BrokerFeature {

                /**
                 * Constructs a new BrokerFeature.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.BrokerFeature.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BrokerFeature name. */
                name: string;

                /** BrokerFeature minVersion. */
                minVersion: number;

                /** BrokerFeature maxVersion. */
                maxVersion: number;

                /**
                 * Encodes the specified BrokerFeature message. Does not implicitly {@link millrace.cluster.v1.BrokerFeature.verify|verify} messages.
                 * @param message BrokerFeature message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.BrokerFeature.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BrokerFeature message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerFeature & millrace.cluster.v1.BrokerFeature.$Shape} BrokerFeature
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.BrokerFeature & millrace.cluster.v1.BrokerFeature.$Shape;
            }

            namespace BrokerFeature {

                /** Properties of a BrokerFeature. */
                interface $Properties {

                    /** BrokerFeature name */
                    name?: string;

                    /** BrokerFeature minVersion */
                    minVersion?: number;

                    /** BrokerFeature maxVersion */
                    maxVersion?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BrokerFeature. */
                type $Shape = millrace.cluster.v1.BrokerFeature.$Properties;
            }

            /**
             * Properties of a BrokerHeartbeat.
             * @deprecated Use millrace.cluster.v1.BrokerHeartbeat.$Properties instead.
             */
            interface IBrokerHeartbeat extends millrace.cluster.v1.BrokerHeartbeat.$Properties {
            }

            /** Represents a BrokerHeartbeat. */
            class BrokerHeartbeat {

                /**
                 * Constructs a new BrokerHeartbeat.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.BrokerHeartbeat.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BrokerHeartbeat metadataOffset. */
                metadataOffset: number;

                /** BrokerHeartbeat wantsFence. */
                wantsFence: boolean;

                /** BrokerHeartbeat wantsShutdown. */
                wantsShutdown: boolean;

                /** BrokerHeartbeat directoryIds. */
                directoryIds: Uint8Array[];

                /**
                 * Encodes the specified BrokerHeartbeat message. Does not implicitly {@link millrace.cluster.v1.BrokerHeartbeat.verify|verify} messages.
                 * @param message BrokerHeartbeat message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.BrokerHeartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BrokerHeartbeat message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerHeartbeat & millrace.cluster.v1.BrokerHeartbeat.$Shape} BrokerHeartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.BrokerHeartbeat & millrace.cluster.v1.BrokerHeartbeat.$Shape;
            }

            namespace BrokerHeartbeat {

                /** Properties of a BrokerHeartbeat. */
                interface $Properties {

                    /** BrokerHeartbeat metadataOffset */
                    metadataOffset?: number;

                    /** BrokerHeartbeat wantsFence */
                    wantsFence?: boolean;

                    /** BrokerHeartbeat wantsShutdown */
                    wantsShutdown?: boolean;

                    /** BrokerHeartbeat directoryIds */
                    directoryIds?: Uint8Array[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BrokerHeartbeat. */
                type $Shape = millrace.cluster.v1.BrokerHeartbeat.$Properties;
            }

            /**
             * Properties of a BrokerSessionResponse.
             * @deprecated Use millrace.cluster.v1.BrokerSessionResponse.$Properties instead.
             */
            interface IBrokerSessionResponse extends millrace.cluster.v1.BrokerSessionResponse.$Properties {
            }

            /** Represents a BrokerSessionResponse. */
            class BrokerSessionResponse {

                /**
                 * Constructs a new BrokerSessionResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.BrokerSessionResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** BrokerSessionResponse brokerEpoch. */
                brokerEpoch: number;

                /** BrokerSessionResponse fenced. */
                fenced: boolean;

                /** BrokerSessionResponse mayStop. */
                mayStop: boolean;

                /** BrokerSessionResponse metadataOffset. */
                metadataOffset: number;

                /**
                 * Encodes the specified BrokerSessionResponse message. Does not implicitly {@link millrace.cluster.v1.BrokerSessionResponse.verify|verify} messages.
                 * @param message BrokerSessionResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.BrokerSessionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a BrokerSessionResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerSessionResponse & millrace.cluster.v1.BrokerSessionResponse.$Shape} BrokerSessionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.BrokerSessionResponse & millrace.cluster.v1.BrokerSessionResponse.$Shape;
            }

            namespace BrokerSessionResponse {

                /** Properties of a BrokerSessionResponse. */
                interface $Properties {

                    /** BrokerSessionResponse brokerEpoch */
                    brokerEpoch?: number;

                    /** BrokerSessionResponse fenced */
                    fenced?: boolean;

                    /** BrokerSessionResponse mayStop */
                    mayStop?: boolean;

                    /** BrokerSessionResponse metadataOffset */
                    metadataOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a BrokerSessionResponse. */
                type $Shape = millrace.cluster.v1.BrokerSessionResponse.$Properties;
            }

            /**
             * Properties of an AlterPartitionRequest.
             * @deprecated Use millrace.cluster.v1.AlterPartitionRequest.$Properties instead.
             */
            interface IAlterPartitionRequest extends millrace.cluster.v1.AlterPartitionRequest.$Properties {
            }

            /** Represents an AlterPartitionRequest. */
            class AlterPartitionRequest {

                /**
                 * Constructs a new AlterPartitionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.AlterPartitionRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlterPartitionRequest nodeId. */
                nodeId: number;

                /** AlterPartitionRequest brokerEpoch. */
                brokerEpoch: number;

                /** AlterPartitionRequest partitions. */
                partitions: millrace.cluster.v1.PartitionIsrChange[];

                /**
                 * Encodes the specified AlterPartitionRequest message. Does not implicitly {@link millrace.cluster.v1.AlterPartitionRequest.verify|verify} messages.
                 * @param message AlterPartitionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.AlterPartitionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlterPartitionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AlterPartitionRequest & millrace.cluster.v1.AlterPartitionRequest.$Shape} AlterPartitionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.AlterPartitionRequest & millrace.cluster.v1.AlterPartitionRequest.$Shape;
            }

            namespace AlterPartitionRequest {

                /** Properties of an AlterPartitionRequest. */
                interface $Properties {

                    /** AlterPartitionRequest nodeId */
                    nodeId?: number;

                    /** AlterPartitionRequest brokerEpoch */
                    brokerEpoch?: number;

                    /** AlterPartitionRequest partitions */
                    partitions?: millrace.cluster.v1.PartitionIsrChange.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlterPartitionRequest. */
                type $Shape = millrace.cluster.v1.AlterPartitionRequest.$Properties;
            }

            /**
             * Properties of a PartitionIsrChange.
             * @deprecated Use millrace.cluster.v1.PartitionIsrChange.$Properties instead.
             */
            interface IPartitionIsrChange extends millrace.cluster.v1.PartitionIsrChange.$Properties {
            }

            /** Represents a PartitionIsrChange. */
            class PartitionIsrChange {

                /**
                 * Constructs a new PartitionIsrChange.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.PartitionIsrChange.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PartitionIsrChange topicId. */
                topicId: Uint8Array;

                /** PartitionIsrChange partition. */
                partition: number;

                /** PartitionIsrChange leaderEpoch. */
                leaderEpoch: number;

                /** PartitionIsrChange partitionEpoch. */
                partitionEpoch: number;

                /** PartitionIsrChange isr. */
                isr: millrace.cluster.v1.IsrMember[];

                /** PartitionIsrChange leaderRecoveryState. */
                leaderRecoveryState: number;

                /**
                 * Encodes the specified PartitionIsrChange message. Does not implicitly {@link millrace.cluster.v1.PartitionIsrChange.verify|verify} messages.
                 * @param message PartitionIsrChange message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.PartitionIsrChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PartitionIsrChange message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.PartitionIsrChange & millrace.cluster.v1.PartitionIsrChange.$Shape} PartitionIsrChange
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.PartitionIsrChange & millrace.cluster.v1.PartitionIsrChange.$Shape;
            }

            namespace PartitionIsrChange {

                /** Properties of a PartitionIsrChange. */
                interface $Properties {

                    /** PartitionIsrChange topicId */
                    topicId?: Uint8Array;

                    /** PartitionIsrChange partition */
                    partition?: number;

                    /** PartitionIsrChange leaderEpoch */
                    leaderEpoch?: number;

                    /** PartitionIsrChange partitionEpoch */
                    partitionEpoch?: number;

                    /** PartitionIsrChange isr */
                    isr?: millrace.cluster.v1.IsrMember.$Properties[];

                    /** PartitionIsrChange leaderRecoveryState */
                    leaderRecoveryState?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PartitionIsrChange. */
                type $Shape = millrace.cluster.v1.PartitionIsrChange.$Properties;
            }

            /**
             * Properties of an IsrMember.
             * @deprecated Use millrace.cluster.v1.IsrMember.$Properties instead.
             */
            interface IIsrMember extends millrace.cluster.v1.IsrMember.$Properties {
            }

            /** Represents an IsrMember. */
            class IsrMember {

                /**
                 * Constructs a new IsrMember.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.IsrMember.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** IsrMember nodeId. */
                nodeId: number;

                /** IsrMember brokerEpoch. */
                brokerEpoch: number;

                /**
                 * Encodes the specified IsrMember message. Does not implicitly {@link millrace.cluster.v1.IsrMember.verify|verify} messages.
                 * @param message IsrMember message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.IsrMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an IsrMember message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.IsrMember & millrace.cluster.v1.IsrMember.$Shape} IsrMember
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.IsrMember & millrace.cluster.v1.IsrMember.$Shape;
            }

            namespace IsrMember {

                /** Properties of an IsrMember. */
                interface $Properties {

                    /** IsrMember nodeId */
                    nodeId?: number;

                    /** IsrMember brokerEpoch */
                    brokerEpoch?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an IsrMember. */
                type $Shape = millrace.cluster.v1.IsrMember.$Properties;
            }

            /**
             * Properties of an AlterPartitionResponse.
             * @deprecated Use millrace.cluster.v1.AlterPartitionResponse.$Properties instead.
             */
            interface IAlterPartitionResponse extends millrace.cluster.v1.AlterPartitionResponse.$Properties {
            }

            /** Represents an AlterPartitionResponse. */
            class AlterPartitionResponse {

                /**
                 * Constructs a new AlterPartitionResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.AlterPartitionResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AlterPartitionResponse partitions. */
                partitions: millrace.cluster.v1.PartitionIsrResult[];

                /** AlterPartitionResponse metadataOffset. */
                metadataOffset: number;

                /**
                 * Encodes the specified AlterPartitionResponse message. Does not implicitly {@link millrace.cluster.v1.AlterPartitionResponse.verify|verify} messages.
                 * @param message AlterPartitionResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.AlterPartitionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AlterPartitionResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AlterPartitionResponse & millrace.cluster.v1.AlterPartitionResponse.$Shape} AlterPartitionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.AlterPartitionResponse & millrace.cluster.v1.AlterPartitionResponse.$Shape;
            }

            namespace AlterPartitionResponse {

                /** Properties of an AlterPartitionResponse. */
                interface $Properties {

                    /** AlterPartitionResponse partitions */
                    partitions?: millrace.cluster.v1.PartitionIsrResult.$Properties[];

                    /** AlterPartitionResponse metadataOffset */
                    metadataOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AlterPartitionResponse. */
                type $Shape = millrace.cluster.v1.AlterPartitionResponse.$Properties;
            }

            /**
             * Properties of a PartitionIsrResult.
             * @deprecated Use millrace.cluster.v1.PartitionIsrResult.$Properties instead.
             */
            interface IPartitionIsrResult extends millrace.cluster.v1.PartitionIsrResult.$Properties {
            }

            /** Represents a PartitionIsrResult. */
            class PartitionIsrResult {

                /**
                 * Constructs a new PartitionIsrResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.PartitionIsrResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PartitionIsrResult error. */
                error: (millrace.common.v1.Error|null);

                /** PartitionIsrResult leader. */
                leader: number;

                /** PartitionIsrResult leaderEpoch. */
                leaderEpoch: number;

                /** PartitionIsrResult partitionEpoch. */
                partitionEpoch: number;

                /** PartitionIsrResult isr. */
                isr: number[];

                /** PartitionIsrResult leaderRecoveryState. */
                leaderRecoveryState: number;

                /**
                 * Encodes the specified PartitionIsrResult message. Does not implicitly {@link millrace.cluster.v1.PartitionIsrResult.verify|verify} messages.
                 * @param message PartitionIsrResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.PartitionIsrResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PartitionIsrResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.PartitionIsrResult & millrace.cluster.v1.PartitionIsrResult.$Shape} PartitionIsrResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.PartitionIsrResult & millrace.cluster.v1.PartitionIsrResult.$Shape;
            }

            namespace PartitionIsrResult {

                /** Properties of a PartitionIsrResult. */
                interface $Properties {

                    /** PartitionIsrResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** PartitionIsrResult leader */
                    leader?: number;

                    /** PartitionIsrResult leaderEpoch */
                    leaderEpoch?: number;

                    /** PartitionIsrResult partitionEpoch */
                    partitionEpoch?: number;

                    /** PartitionIsrResult isr */
                    isr?: number[];

                    /** PartitionIsrResult leaderRecoveryState */
                    leaderRecoveryState?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PartitionIsrResult. */
                type $Shape = millrace.cluster.v1.PartitionIsrResult.$Properties;
            }

            /**
             * Properties of a GiveUpReplicasRequest.
             * @deprecated Use millrace.cluster.v1.GiveUpReplicasRequest.$Properties instead.
             */
            interface IGiveUpReplicasRequest extends millrace.cluster.v1.GiveUpReplicasRequest.$Properties {
            }

            /** Represents a GiveUpReplicasRequest. */
            class GiveUpReplicasRequest {

                /**
                 * Constructs a new GiveUpReplicasRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.GiveUpReplicasRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GiveUpReplicasRequest nodeId. */
                nodeId: number;

                /** GiveUpReplicasRequest brokerEpoch. */
                brokerEpoch: number;

                /** GiveUpReplicasRequest replicas. */
                replicas: millrace.cluster.v1.ReplicaOfBroker[];

                /**
                 * Encodes the specified GiveUpReplicasRequest message. Does not implicitly {@link millrace.cluster.v1.GiveUpReplicasRequest.verify|verify} messages.
                 * @param message GiveUpReplicasRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.GiveUpReplicasRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GiveUpReplicasRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.GiveUpReplicasRequest & millrace.cluster.v1.GiveUpReplicasRequest.$Shape} GiveUpReplicasRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.GiveUpReplicasRequest & millrace.cluster.v1.GiveUpReplicasRequest.$Shape;
            }

            namespace GiveUpReplicasRequest {

                /** Properties of a GiveUpReplicasRequest. */
                interface $Properties {

                    /** GiveUpReplicasRequest nodeId */
                    nodeId?: number;

                    /** GiveUpReplicasRequest brokerEpoch */
                    brokerEpoch?: number;

                    /** GiveUpReplicasRequest replicas */
                    replicas?: millrace.cluster.v1.ReplicaOfBroker.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GiveUpReplicasRequest. */
                type $Shape = millrace.cluster.v1.GiveUpReplicasRequest.$Properties;
            }

            /**
             * Properties of a ReplicaOfBroker.
             * @deprecated Use millrace.cluster.v1.ReplicaOfBroker.$Properties instead.
             */
            interface IReplicaOfBroker extends millrace.cluster.v1.ReplicaOfBroker.$Properties {
            }

            /** Represents a ReplicaOfBroker. */
            class ReplicaOfBroker {

                /**
                 * Constructs a new ReplicaOfBroker.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ReplicaOfBroker.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReplicaOfBroker topicId. */
                topicId: Uint8Array;

                /** ReplicaOfBroker partition. */
                partition: number;

                /**
                 * Encodes the specified ReplicaOfBroker message. Does not implicitly {@link millrace.cluster.v1.ReplicaOfBroker.verify|verify} messages.
                 * @param message ReplicaOfBroker message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ReplicaOfBroker.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReplicaOfBroker message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ReplicaOfBroker & millrace.cluster.v1.ReplicaOfBroker.$Shape} ReplicaOfBroker
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ReplicaOfBroker & millrace.cluster.v1.ReplicaOfBroker.$Shape;
            }

            namespace ReplicaOfBroker {

                /** Properties of a ReplicaOfBroker. */
                interface $Properties {

                    /** ReplicaOfBroker topicId */
                    topicId?: Uint8Array;

                    /** ReplicaOfBroker partition */
                    partition?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReplicaOfBroker. */
                type $Shape = millrace.cluster.v1.ReplicaOfBroker.$Properties;
            }

            /**
             * Properties of a GiveUpReplicasResponse.
             * @deprecated Use millrace.cluster.v1.GiveUpReplicasResponse.$Properties instead.
             */
            interface IGiveUpReplicasResponse extends millrace.cluster.v1.GiveUpReplicasResponse.$Properties {
            }

            /** Represents a GiveUpReplicasResponse. */
            class GiveUpReplicasResponse {

                /**
                 * Constructs a new GiveUpReplicasResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.GiveUpReplicasResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GiveUpReplicasResponse replicas. */
                replicas: millrace.cluster.v1.GivenUpReplica[];

                /**
                 * Encodes the specified GiveUpReplicasResponse message. Does not implicitly {@link millrace.cluster.v1.GiveUpReplicasResponse.verify|verify} messages.
                 * @param message GiveUpReplicasResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.GiveUpReplicasResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GiveUpReplicasResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.GiveUpReplicasResponse & millrace.cluster.v1.GiveUpReplicasResponse.$Shape} GiveUpReplicasResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.GiveUpReplicasResponse & millrace.cluster.v1.GiveUpReplicasResponse.$Shape;
            }

            namespace GiveUpReplicasResponse {

                /** Properties of a GiveUpReplicasResponse. */
                interface $Properties {

                    /** GiveUpReplicasResponse replicas */
                    replicas?: millrace.cluster.v1.GivenUpReplica.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GiveUpReplicasResponse. */
                type $Shape = millrace.cluster.v1.GiveUpReplicasResponse.$Properties;
            }

            /**
             * Properties of a GivenUpReplica.
             * @deprecated Use millrace.cluster.v1.GivenUpReplica.$Properties instead.
             */
            interface IGivenUpReplica extends millrace.cluster.v1.GivenUpReplica.$Properties {
            }

            /** Represents a GivenUpReplica. */
            class GivenUpReplica {

                /**
                 * Constructs a new GivenUpReplica.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.GivenUpReplica.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GivenUpReplica error. */
                error: (millrace.common.v1.Error|null);

                /** GivenUpReplica leaderEpoch. */
                leaderEpoch: number;

                /**
                 * Encodes the specified GivenUpReplica message. Does not implicitly {@link millrace.cluster.v1.GivenUpReplica.verify|verify} messages.
                 * @param message GivenUpReplica message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.GivenUpReplica.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GivenUpReplica message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.GivenUpReplica & millrace.cluster.v1.GivenUpReplica.$Shape} GivenUpReplica
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.GivenUpReplica & millrace.cluster.v1.GivenUpReplica.$Shape;
            }

            namespace GivenUpReplica {

                /** Properties of a GivenUpReplica. */
                interface $Properties {

                    /** GivenUpReplica error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** GivenUpReplica leaderEpoch */
                    leaderEpoch?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GivenUpReplica. */
                type $Shape = millrace.cluster.v1.GivenUpReplica.$Properties;
            }

            /**
             * Properties of an AssignDirectoriesRequest.
             * @deprecated Use millrace.cluster.v1.AssignDirectoriesRequest.$Properties instead.
             */
            interface IAssignDirectoriesRequest extends millrace.cluster.v1.AssignDirectoriesRequest.$Properties {
            }

            /** Represents an AssignDirectoriesRequest. */
            class AssignDirectoriesRequest {

                /**
                 * Constructs a new AssignDirectoriesRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.AssignDirectoriesRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AssignDirectoriesRequest nodeId. */
                nodeId: number;

                /** AssignDirectoriesRequest brokerEpoch. */
                brokerEpoch: number;

                /** AssignDirectoriesRequest replicas. */
                replicas: millrace.cluster.v1.DirectoryOfReplica[];

                /**
                 * Encodes the specified AssignDirectoriesRequest message. Does not implicitly {@link millrace.cluster.v1.AssignDirectoriesRequest.verify|verify} messages.
                 * @param message AssignDirectoriesRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.AssignDirectoriesRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AssignDirectoriesRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AssignDirectoriesRequest & millrace.cluster.v1.AssignDirectoriesRequest.$Shape} AssignDirectoriesRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.AssignDirectoriesRequest & millrace.cluster.v1.AssignDirectoriesRequest.$Shape;
            }

            namespace AssignDirectoriesRequest {

                /** Properties of an AssignDirectoriesRequest. */
                interface $Properties {

                    /** AssignDirectoriesRequest nodeId */
                    nodeId?: number;

                    /** AssignDirectoriesRequest brokerEpoch */
                    brokerEpoch?: number;

                    /** AssignDirectoriesRequest replicas */
                    replicas?: millrace.cluster.v1.DirectoryOfReplica.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AssignDirectoriesRequest. */
                type $Shape = millrace.cluster.v1.AssignDirectoriesRequest.$Properties;
            }

            /**
             * Properties of a DirectoryOfReplica.
             * @deprecated Use millrace.cluster.v1.DirectoryOfReplica.$Properties instead.
             */
            interface IDirectoryOfReplica extends millrace.cluster.v1.DirectoryOfReplica.$Properties {
            }

            /** Represents a DirectoryOfReplica. */
            class DirectoryOfReplica {

                /**
                 * Constructs a new DirectoryOfReplica.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.DirectoryOfReplica.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DirectoryOfReplica topicId. */
                topicId: Uint8Array;

                /** DirectoryOfReplica partition. */
                partition: number;

                /** DirectoryOfReplica directoryId. */
                directoryId: Uint8Array;

                /**
                 * Encodes the specified DirectoryOfReplica message. Does not implicitly {@link millrace.cluster.v1.DirectoryOfReplica.verify|verify} messages.
                 * @param message DirectoryOfReplica message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.DirectoryOfReplica.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DirectoryOfReplica message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.DirectoryOfReplica & millrace.cluster.v1.DirectoryOfReplica.$Shape} DirectoryOfReplica
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.DirectoryOfReplica & millrace.cluster.v1.DirectoryOfReplica.$Shape;
            }

            namespace DirectoryOfReplica {

                /** Properties of a DirectoryOfReplica. */
                interface $Properties {

                    /** DirectoryOfReplica topicId */
                    topicId?: Uint8Array;

                    /** DirectoryOfReplica partition */
                    partition?: number;

                    /** DirectoryOfReplica directoryId */
                    directoryId?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DirectoryOfReplica. */
                type $Shape = millrace.cluster.v1.DirectoryOfReplica.$Properties;
            }

            /**
             * Properties of an AssignDirectoriesResponse.
             * @deprecated Use millrace.cluster.v1.AssignDirectoriesResponse.$Properties instead.
             */
            interface IAssignDirectoriesResponse extends millrace.cluster.v1.AssignDirectoriesResponse.$Properties {
            }

            /** Represents an AssignDirectoriesResponse. */
            class AssignDirectoriesResponse {

                /**
                 * Constructs a new AssignDirectoriesResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.AssignDirectoriesResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AssignDirectoriesResponse replicas. */
                replicas: millrace.cluster.v1.DirectoryAssignment[];

                /**
                 * Encodes the specified AssignDirectoriesResponse message. Does not implicitly {@link millrace.cluster.v1.AssignDirectoriesResponse.verify|verify} messages.
                 * @param message AssignDirectoriesResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.AssignDirectoriesResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AssignDirectoriesResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AssignDirectoriesResponse & millrace.cluster.v1.AssignDirectoriesResponse.$Shape} AssignDirectoriesResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.AssignDirectoriesResponse & millrace.cluster.v1.AssignDirectoriesResponse.$Shape;
            }

            namespace AssignDirectoriesResponse {

                /** Properties of an AssignDirectoriesResponse. */
                interface $Properties {

                    /** AssignDirectoriesResponse replicas */
                    replicas?: millrace.cluster.v1.DirectoryAssignment.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AssignDirectoriesResponse. */
                type $Shape = millrace.cluster.v1.AssignDirectoriesResponse.$Properties;
            }

            /**
             * Properties of a DirectoryAssignment.
             * @deprecated Use millrace.cluster.v1.DirectoryAssignment.$Properties instead.
             */
            interface IDirectoryAssignment extends millrace.cluster.v1.DirectoryAssignment.$Properties {
            }

            /** Represents a DirectoryAssignment. */
            class DirectoryAssignment {

                /**
                 * Constructs a new DirectoryAssignment.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.DirectoryAssignment.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DirectoryAssignment error. */
                error: (millrace.common.v1.Error|null);

                /**
                 * Encodes the specified DirectoryAssignment message. Does not implicitly {@link millrace.cluster.v1.DirectoryAssignment.verify|verify} messages.
                 * @param message DirectoryAssignment message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.DirectoryAssignment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DirectoryAssignment message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.DirectoryAssignment & millrace.cluster.v1.DirectoryAssignment.$Shape} DirectoryAssignment
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.DirectoryAssignment & millrace.cluster.v1.DirectoryAssignment.$Shape;
            }

            namespace DirectoryAssignment {

                /** Properties of a DirectoryAssignment. */
                interface $Properties {

                    /** DirectoryAssignment error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DirectoryAssignment. */
                type $Shape = millrace.cluster.v1.DirectoryAssignment.$Properties;
            }

            /**
             * Properties of an AllocateProducerIdsRequest.
             * @deprecated Use millrace.cluster.v1.AllocateProducerIdsRequest.$Properties instead.
             */
            interface IAllocateProducerIdsRequest extends millrace.cluster.v1.AllocateProducerIdsRequest.$Properties {
            }

            /** Represents an AllocateProducerIdsRequest. */
            class AllocateProducerIdsRequest {

                /**
                 * Constructs a new AllocateProducerIdsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.AllocateProducerIdsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AllocateProducerIdsRequest nodeId. */
                nodeId: number;

                /** AllocateProducerIdsRequest brokerEpoch. */
                brokerEpoch: number;

                /**
                 * Encodes the specified AllocateProducerIdsRequest message. Does not implicitly {@link millrace.cluster.v1.AllocateProducerIdsRequest.verify|verify} messages.
                 * @param message AllocateProducerIdsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.AllocateProducerIdsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AllocateProducerIdsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AllocateProducerIdsRequest & millrace.cluster.v1.AllocateProducerIdsRequest.$Shape} AllocateProducerIdsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.AllocateProducerIdsRequest & millrace.cluster.v1.AllocateProducerIdsRequest.$Shape;
            }

            namespace AllocateProducerIdsRequest {

                /** Properties of an AllocateProducerIdsRequest. */
                interface $Properties {

                    /** AllocateProducerIdsRequest nodeId */
                    nodeId?: number;

                    /** AllocateProducerIdsRequest brokerEpoch */
                    brokerEpoch?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AllocateProducerIdsRequest. */
                type $Shape = millrace.cluster.v1.AllocateProducerIdsRequest.$Properties;
            }

            /**
             * Properties of an AllocateProducerIdsResponse.
             * @deprecated Use millrace.cluster.v1.AllocateProducerIdsResponse.$Properties instead.
             */
            interface IAllocateProducerIdsResponse extends millrace.cluster.v1.AllocateProducerIdsResponse.$Properties {
            }

            /** Represents an AllocateProducerIdsResponse. */
            class AllocateProducerIdsResponse {

                /**
                 * Constructs a new AllocateProducerIdsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.AllocateProducerIdsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AllocateProducerIdsResponse first. */
                first: number;

                /** AllocateProducerIdsResponse count. */
                count: number;

                /**
                 * Encodes the specified AllocateProducerIdsResponse message. Does not implicitly {@link millrace.cluster.v1.AllocateProducerIdsResponse.verify|verify} messages.
                 * @param message AllocateProducerIdsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.AllocateProducerIdsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AllocateProducerIdsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AllocateProducerIdsResponse & millrace.cluster.v1.AllocateProducerIdsResponse.$Shape} AllocateProducerIdsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.AllocateProducerIdsResponse & millrace.cluster.v1.AllocateProducerIdsResponse.$Shape;
            }

            namespace AllocateProducerIdsResponse {

                /** Properties of an AllocateProducerIdsResponse. */
                interface $Properties {

                    /** AllocateProducerIdsResponse first */
                    first?: number;

                    /** AllocateProducerIdsResponse count */
                    count?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AllocateProducerIdsResponse. */
                type $Shape = millrace.cluster.v1.AllocateProducerIdsResponse.$Properties;
            }

            /**
             * Properties of a ForwardRequest.
             * @deprecated Use millrace.cluster.v1.ForwardRequest.$Properties instead.
             */
            interface IForwardRequest extends millrace.cluster.v1.ForwardRequest.$Properties {
            }

            /** Represents a ForwardRequest. */
            class ForwardRequest {

                /**
                 * Constructs a new ForwardRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ForwardRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ForwardRequest path. */
                path: string;

                /** ForwardRequest request. */
                request: Uint8Array;

                /**
                 * Encodes the specified ForwardRequest message. Does not implicitly {@link millrace.cluster.v1.ForwardRequest.verify|verify} messages.
                 * @param message ForwardRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ForwardRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ForwardRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ForwardRequest & millrace.cluster.v1.ForwardRequest.$Shape} ForwardRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ForwardRequest & millrace.cluster.v1.ForwardRequest.$Shape;
            }

            namespace ForwardRequest {

                /** Properties of a ForwardRequest. */
                interface $Properties {

                    /** ForwardRequest path */
                    path?: string;

                    /** ForwardRequest request */
                    request?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ForwardRequest. */
                type $Shape = millrace.cluster.v1.ForwardRequest.$Properties;
            }

            /**
             * Properties of a ForwardResponse.
             * @deprecated Use millrace.cluster.v1.ForwardResponse.$Properties instead.
             */
            interface IForwardResponse extends millrace.cluster.v1.ForwardResponse.$Properties {
            }

            /** Represents a ForwardResponse. */
            class ForwardResponse {

                /**
                 * Constructs a new ForwardResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ForwardResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ForwardResponse response. */
                response: Uint8Array;

                /** ForwardResponse metadataOffset. */
                metadataOffset: number;

                /**
                 * Encodes the specified ForwardResponse message. Does not implicitly {@link millrace.cluster.v1.ForwardResponse.verify|verify} messages.
                 * @param message ForwardResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ForwardResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ForwardResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ForwardResponse & millrace.cluster.v1.ForwardResponse.$Shape} ForwardResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ForwardResponse & millrace.cluster.v1.ForwardResponse.$Shape;
            }

            namespace ForwardResponse {

                /** Properties of a ForwardResponse. */
                interface $Properties {

                    /** ForwardResponse response */
                    response?: Uint8Array;

                    /** ForwardResponse metadataOffset */
                    metadataOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ForwardResponse. */
                type $Shape = millrace.cluster.v1.ForwardResponse.$Properties;
            }

            /**
             * Properties of a WriteMarkersRequest.
             * @deprecated Use millrace.cluster.v1.WriteMarkersRequest.$Properties instead.
             */
            interface IWriteMarkersRequest extends millrace.cluster.v1.WriteMarkersRequest.$Properties {
            }

            /** Represents a WriteMarkersRequest. */
            class WriteMarkersRequest {

                /**
                 * Constructs a new WriteMarkersRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.WriteMarkersRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WriteMarkersRequest markers. */
                markers: millrace.cluster.v1.TransactionMarker[];

                /**
                 * Encodes the specified WriteMarkersRequest message. Does not implicitly {@link millrace.cluster.v1.WriteMarkersRequest.verify|verify} messages.
                 * @param message WriteMarkersRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.WriteMarkersRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WriteMarkersRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.WriteMarkersRequest & millrace.cluster.v1.WriteMarkersRequest.$Shape} WriteMarkersRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.WriteMarkersRequest & millrace.cluster.v1.WriteMarkersRequest.$Shape;
            }

            namespace WriteMarkersRequest {

                /** Properties of a WriteMarkersRequest. */
                interface $Properties {

                    /** WriteMarkersRequest markers */
                    markers?: millrace.cluster.v1.TransactionMarker.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a WriteMarkersRequest. */
                type $Shape = millrace.cluster.v1.WriteMarkersRequest.$Properties;
            }

            /**
             * Properties of a TransactionMarker.
             * @deprecated Use millrace.cluster.v1.TransactionMarker.$Properties instead.
             */
            interface ITransactionMarker extends millrace.cluster.v1.TransactionMarker.$Properties {
            }

            /** Represents a TransactionMarker. */
            class TransactionMarker {

                /**
                 * Constructs a new TransactionMarker.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.TransactionMarker.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TransactionMarker producerId. */
                producerId: number;

                /** TransactionMarker producerEpoch. */
                producerEpoch: number;

                /** TransactionMarker coordinatorEpoch. */
                coordinatorEpoch: number;

                /** TransactionMarker commit. */
                commit: boolean;

                /** TransactionMarker partitions. */
                partitions: millrace.cluster.v1.MarkedPartitions[];

                /** TransactionMarker keepsEpoch. */
                keepsEpoch: boolean;

                /**
                 * Encodes the specified TransactionMarker message. Does not implicitly {@link millrace.cluster.v1.TransactionMarker.verify|verify} messages.
                 * @param message TransactionMarker message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.TransactionMarker.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TransactionMarker message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.TransactionMarker & millrace.cluster.v1.TransactionMarker.$Shape} TransactionMarker
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.TransactionMarker & millrace.cluster.v1.TransactionMarker.$Shape;
            }

            namespace TransactionMarker {

                /** Properties of a TransactionMarker. */
                interface $Properties {

                    /** TransactionMarker producerId */
                    producerId?: number;

                    /** TransactionMarker producerEpoch */
                    producerEpoch?: number;

                    /** TransactionMarker coordinatorEpoch */
                    coordinatorEpoch?: number;

                    /** TransactionMarker commit */
                    commit?: boolean;

                    /** TransactionMarker partitions */
                    partitions?: millrace.cluster.v1.MarkedPartitions.$Properties[];

                    /** TransactionMarker keepsEpoch */
                    keepsEpoch?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TransactionMarker. */
                type $Shape = millrace.cluster.v1.TransactionMarker.$Properties;
            }

            /**
             * Properties of a MarkedPartitions.
             * @deprecated Use millrace.cluster.v1.MarkedPartitions.$Properties instead.
             */
            interface IMarkedPartitions extends millrace.cluster.v1.MarkedPartitions.$Properties {
            }

            /** Represents a MarkedPartitions. */
            class MarkedPartitions {

                /**
                 * Constructs a new MarkedPartitions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.MarkedPartitions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** MarkedPartitions topicId. */
                topicId: Uint8Array;

                /** MarkedPartitions partitions. */
                partitions: number[];

                /**
                 * Encodes the specified MarkedPartitions message. Does not implicitly {@link millrace.cluster.v1.MarkedPartitions.verify|verify} messages.
                 * @param message MarkedPartitions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.MarkedPartitions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MarkedPartitions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.MarkedPartitions & millrace.cluster.v1.MarkedPartitions.$Shape} MarkedPartitions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.MarkedPartitions & millrace.cluster.v1.MarkedPartitions.$Shape;
            }

            namespace MarkedPartitions {

                /** Properties of a MarkedPartitions. */
                interface $Properties {

                    /** MarkedPartitions topicId */
                    topicId?: Uint8Array;

                    /** MarkedPartitions partitions */
                    partitions?: number[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a MarkedPartitions. */
                type $Shape = millrace.cluster.v1.MarkedPartitions.$Properties;
            }

            /**
             * Properties of a WriteMarkersResponse.
             * @deprecated Use millrace.cluster.v1.WriteMarkersResponse.$Properties instead.
             */
            interface IWriteMarkersResponse extends millrace.cluster.v1.WriteMarkersResponse.$Properties {
            }

            /** Represents a WriteMarkersResponse. */
            class WriteMarkersResponse {

                /**
                 * Constructs a new WriteMarkersResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.WriteMarkersResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WriteMarkersResponse results. */
                results: millrace.cluster.v1.MarkerResult[];

                /**
                 * Encodes the specified WriteMarkersResponse message. Does not implicitly {@link millrace.cluster.v1.WriteMarkersResponse.verify|verify} messages.
                 * @param message WriteMarkersResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.WriteMarkersResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WriteMarkersResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.WriteMarkersResponse & millrace.cluster.v1.WriteMarkersResponse.$Shape} WriteMarkersResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.WriteMarkersResponse & millrace.cluster.v1.WriteMarkersResponse.$Shape;
            }

            namespace WriteMarkersResponse {

                /** Properties of a WriteMarkersResponse. */
                interface $Properties {

                    /** WriteMarkersResponse results */
                    results?: millrace.cluster.v1.MarkerResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a WriteMarkersResponse. */
                type $Shape = millrace.cluster.v1.WriteMarkersResponse.$Properties;
            }

            /**
             * Properties of a MarkerResult.
             * @deprecated Use millrace.cluster.v1.MarkerResult.$Properties instead.
             */
            interface IMarkerResult extends millrace.cluster.v1.MarkerResult.$Properties {
            }

            /** Represents a MarkerResult. */
            class MarkerResult {

                /**
                 * Constructs a new MarkerResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.MarkerResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** MarkerResult error. */
                error: (millrace.common.v1.Error|null);

                /**
                 * Encodes the specified MarkerResult message. Does not implicitly {@link millrace.cluster.v1.MarkerResult.verify|verify} messages.
                 * @param message MarkerResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.MarkerResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MarkerResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.MarkerResult & millrace.cluster.v1.MarkerResult.$Shape} MarkerResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.MarkerResult & millrace.cluster.v1.MarkerResult.$Shape;
            }

            namespace MarkerResult {

                /** Properties of a MarkerResult. */
                interface $Properties {

                    /** MarkerResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a MarkerResult. */
                type $Shape = millrace.cluster.v1.MarkerResult.$Properties;
            }

            /**
             * Properties of a HelloRequest.
             * @deprecated Use millrace.cluster.v1.HelloRequest.$Properties instead.
             */
            interface IHelloRequest extends millrace.cluster.v1.HelloRequest.$Properties {
            }

            /** Represents a HelloRequest. */
            class HelloRequest {

                /**
                 * Constructs a new HelloRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.HelloRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HelloRequest nodeId. */
                nodeId: number;

                /** HelloRequest clusterId. */
                clusterId: string;

                /**
                 * Encodes the specified HelloRequest message. Does not implicitly {@link millrace.cluster.v1.HelloRequest.verify|verify} messages.
                 * @param message HelloRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.HelloRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HelloRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.HelloRequest & millrace.cluster.v1.HelloRequest.$Shape} HelloRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.HelloRequest & millrace.cluster.v1.HelloRequest.$Shape;
            }

            namespace HelloRequest {

                /** Properties of a HelloRequest. */
                interface $Properties {

                    /** HelloRequest nodeId */
                    nodeId?: number;

                    /** HelloRequest clusterId */
                    clusterId?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HelloRequest. */
                type $Shape = millrace.cluster.v1.HelloRequest.$Properties;
            }

            /**
             * Properties of a HelloResponse.
             * @deprecated Use millrace.cluster.v1.HelloResponse.$Properties instead.
             */
            interface IHelloResponse extends millrace.cluster.v1.HelloResponse.$Properties {
            }

            /** Represents a HelloResponse. */
            class HelloResponse {

                /**
                 * Constructs a new HelloResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.HelloResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HelloResponse nodeId. */
                nodeId: number;

                /** HelloResponse directoryId. */
                directoryId: Uint8Array;

                /** HelloResponse clusterId. */
                clusterId: string;

                /** HelloResponse configuredVoters. */
                configuredVoters: millrace.cluster.v1.QuorumVoter[];

                /** HelloResponse voters. */
                voters: millrace.cluster.v1.QuorumVoter[];

                /** HelloResponse leaderId. */
                leaderId: (number|null);

                /** HelloResponse brokerOnly. */
                brokerOnly: boolean;

                /**
                 * Encodes the specified HelloResponse message. Does not implicitly {@link millrace.cluster.v1.HelloResponse.verify|verify} messages.
                 * @param message HelloResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.HelloResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HelloResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.HelloResponse & millrace.cluster.v1.HelloResponse.$Shape} HelloResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.HelloResponse & millrace.cluster.v1.HelloResponse.$Shape;
            }

            namespace HelloResponse {

                /** Properties of a HelloResponse. */
                interface $Properties {

                    /** HelloResponse nodeId */
                    nodeId?: number;

                    /** HelloResponse directoryId */
                    directoryId?: Uint8Array;

                    /** HelloResponse clusterId */
                    clusterId?: string;

                    /** HelloResponse configuredVoters */
                    configuredVoters?: millrace.cluster.v1.QuorumVoter.$Properties[];

                    /** HelloResponse voters */
                    voters?: millrace.cluster.v1.QuorumVoter.$Properties[];

                    /** HelloResponse leaderId */
                    leaderId?: (number|null);

                    /** HelloResponse brokerOnly */
                    brokerOnly?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HelloResponse. */
                type $Shape = millrace.cluster.v1.HelloResponse.$Properties;
            }

            /**
             * Properties of a QuorumVoter.
             * @deprecated Use millrace.cluster.v1.QuorumVoter.$Properties instead.
             */
            interface IQuorumVoter extends millrace.cluster.v1.QuorumVoter.$Properties {
            }

            /** Represents a QuorumVoter. */
            class QuorumVoter {

                /**
                 * Constructs a new QuorumVoter.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.QuorumVoter.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** QuorumVoter nodeId. */
                nodeId: number;

                /** QuorumVoter directoryId. */
                directoryId: Uint8Array;

                /** QuorumVoter host. */
                host: string;

                /** QuorumVoter port. */
                port: number;

                /**
                 * Encodes the specified QuorumVoter message. Does not implicitly {@link millrace.cluster.v1.QuorumVoter.verify|verify} messages.
                 * @param message QuorumVoter message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.QuorumVoter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a QuorumVoter message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.QuorumVoter & millrace.cluster.v1.QuorumVoter.$Shape} QuorumVoter
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.QuorumVoter & millrace.cluster.v1.QuorumVoter.$Shape;
            }

            namespace QuorumVoter {

                /** Properties of a QuorumVoter. */
                interface $Properties {

                    /** QuorumVoter nodeId */
                    nodeId?: number;

                    /** QuorumVoter directoryId */
                    directoryId?: Uint8Array;

                    /** QuorumVoter host */
                    host?: string;

                    /** QuorumVoter port */
                    port?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a QuorumVoter. */
                type $Shape = millrace.cluster.v1.QuorumVoter.$Properties;
            }

            /**
             * Properties of an ExchangeRequest.
             * @deprecated Use millrace.cluster.v1.ExchangeRequest.$Properties instead.
             */
            interface IExchangeRequest extends millrace.cluster.v1.ExchangeRequest.$Properties {
            }

            /** Represents an ExchangeRequest. */
            class ExchangeRequest {

                /**
                 * Constructs a new ExchangeRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ExchangeRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ExchangeRequest greeting. */
                greeting: (millrace.cluster.v1.ExchangeGreeting|null);

                /** ExchangeRequest messages. */
                messages: millrace.cluster.v1.RaftMessage[];

                /**
                 * Encodes the specified ExchangeRequest message. Does not implicitly {@link millrace.cluster.v1.ExchangeRequest.verify|verify} messages.
                 * @param message ExchangeRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ExchangeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExchangeRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ExchangeRequest & millrace.cluster.v1.ExchangeRequest.$Shape} ExchangeRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ExchangeRequest & millrace.cluster.v1.ExchangeRequest.$Shape;
            }

            namespace ExchangeRequest {

                /** Properties of an ExchangeRequest. */
                interface $Properties {

                    /** ExchangeRequest greeting */
                    greeting?: (millrace.cluster.v1.ExchangeGreeting.$Properties|null);

                    /** ExchangeRequest messages */
                    messages?: millrace.cluster.v1.RaftMessage.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ExchangeRequest. */
                type $Shape = {
                  greeting?: millrace.cluster.v1.ExchangeGreeting.$Shape|null;
                  messages?: millrace.cluster.v1.RaftMessage.$Shape[];
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of an ExchangeResponse.
             * @deprecated Use millrace.cluster.v1.ExchangeResponse.$Properties instead.
             */
            interface IExchangeResponse extends millrace.cluster.v1.ExchangeResponse.$Properties {
            }

            /** Represents an ExchangeResponse. */
            class ExchangeResponse {

                /**
                 * Constructs a new ExchangeResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ExchangeResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ExchangeResponse messages. */
                messages: millrace.cluster.v1.RaftMessage[];

                /**
                 * Encodes the specified ExchangeResponse message. Does not implicitly {@link millrace.cluster.v1.ExchangeResponse.verify|verify} messages.
                 * @param message ExchangeResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ExchangeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExchangeResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ExchangeResponse & millrace.cluster.v1.ExchangeResponse.$Shape} ExchangeResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ExchangeResponse & millrace.cluster.v1.ExchangeResponse.$Shape;
            }

            namespace ExchangeResponse {

                /** Properties of an ExchangeResponse. */
                interface $Properties {

                    /** ExchangeResponse messages */
                    messages?: millrace.cluster.v1.RaftMessage.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ExchangeResponse. */
                type $Shape = {
                  messages?: millrace.cluster.v1.RaftMessage.$Shape[];
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of an ExchangeGreeting.
             * @deprecated Use millrace.cluster.v1.ExchangeGreeting.$Properties instead.
             */
            interface IExchangeGreeting extends millrace.cluster.v1.ExchangeGreeting.$Properties {
            }

            /** Represents an ExchangeGreeting. */
            class ExchangeGreeting {

                /**
                 * Constructs a new ExchangeGreeting.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ExchangeGreeting.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ExchangeGreeting clusterId. */
                clusterId: string;

                /** ExchangeGreeting from. */
                from: (millrace.cluster.v1.ReplicaKey|null);

                /**
                 * Encodes the specified ExchangeGreeting message. Does not implicitly {@link millrace.cluster.v1.ExchangeGreeting.verify|verify} messages.
                 * @param message ExchangeGreeting message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ExchangeGreeting.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ExchangeGreeting message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ExchangeGreeting & millrace.cluster.v1.ExchangeGreeting.$Shape} ExchangeGreeting
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ExchangeGreeting & millrace.cluster.v1.ExchangeGreeting.$Shape;
            }

            namespace ExchangeGreeting {

                /** Properties of an ExchangeGreeting. */
                interface $Properties {

                    /** ExchangeGreeting clusterId */
                    clusterId?: string;

                    /** ExchangeGreeting from */
                    from?: (millrace.cluster.v1.ReplicaKey.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ExchangeGreeting. */
                type $Shape = millrace.cluster.v1.ExchangeGreeting.$Properties;
            }

            /**
             * Properties of a ReplicaKey.
             * @deprecated Use millrace.cluster.v1.ReplicaKey.$Properties instead.
             */
            interface IReplicaKey extends millrace.cluster.v1.ReplicaKey.$Properties {
            }

            /** Represents a ReplicaKey. */
            class ReplicaKey {

                /**
                 * Constructs a new ReplicaKey.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ReplicaKey.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReplicaKey nodeId. */
                nodeId: number;

                /** ReplicaKey directoryId. */
                directoryId: Uint8Array;

                /**
                 * Encodes the specified ReplicaKey message. Does not implicitly {@link millrace.cluster.v1.ReplicaKey.verify|verify} messages.
                 * @param message ReplicaKey message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ReplicaKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReplicaKey message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ReplicaKey & millrace.cluster.v1.ReplicaKey.$Shape} ReplicaKey
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ReplicaKey & millrace.cluster.v1.ReplicaKey.$Shape;
            }

            namespace ReplicaKey {

                /** Properties of a ReplicaKey. */
                interface $Properties {

                    /** ReplicaKey nodeId */
                    nodeId?: number;

                    /** ReplicaKey directoryId */
                    directoryId?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReplicaKey. */
                type $Shape = millrace.cluster.v1.ReplicaKey.$Properties;
            }

            /**
             * Properties of a RaftMessage.
             * @deprecated Use millrace.cluster.v1.RaftMessage.$Properties instead.
             */
            interface IRaftMessage extends millrace.cluster.v1.RaftMessage.$Properties {
            }

            /** Represents a RaftMessage. */
            class RaftMessage {

                /**
                 * Constructs a new RaftMessage.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.RaftMessage.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RaftMessage from. */
                from: (millrace.cluster.v1.ReplicaKey|null);

                /** RaftMessage to. */
                to: (millrace.cluster.v1.ReplicaKey|null);

                /** RaftMessage term. */
                term: number;

                /** RaftMessage voteRequest. */
                voteRequest: (millrace.cluster.v1.VoteRequest|null);

                /** RaftMessage voteResponse. */
                voteResponse: (millrace.cluster.v1.VoteResponse|null);

                /** RaftMessage appendRequest. */
                appendRequest: (millrace.cluster.v1.AppendRequest|null);

                /** RaftMessage appendAccepted. */
                appendAccepted: (millrace.cluster.v1.AppendAccepted|null);

                /** RaftMessage appendRejected. */
                appendRejected: (millrace.cluster.v1.AppendRejected|null);

                /** RaftMessage heartbeatRequest. */
                heartbeatRequest: (millrace.cluster.v1.HeartbeatRequest|null);

                /** RaftMessage heartbeatResponse. */
                heartbeatResponse: (millrace.cluster.v1.HeartbeatResponse|null);

                /** RaftMessage snapshotChunk. */
                snapshotChunk: (millrace.cluster.v1.SnapshotChunk|null);

                /** RaftMessage snapshotChunkResponse. */
                snapshotChunkResponse: (millrace.cluster.v1.SnapshotChunkResponse|null);

                /** RaftMessage timeoutNow. */
                timeoutNow: (millrace.cluster.v1.TimeoutNow|null);

                /** RaftMessage observeRequest. */
                observeRequest: (millrace.cluster.v1.ObserveRequest|null);

                /** RaftMessage observeResponse. */
                observeResponse: (millrace.cluster.v1.ObserveResponse|null);

                /** RaftMessage body. */
                body?: ("voteRequest"|"voteResponse"|"appendRequest"|"appendAccepted"|"appendRejected"|"heartbeatRequest"|"heartbeatResponse"|"snapshotChunk"|"snapshotChunkResponse"|"timeoutNow"|"observeRequest"|"observeResponse");

                /**
                 * Encodes the specified RaftMessage message. Does not implicitly {@link millrace.cluster.v1.RaftMessage.verify|verify} messages.
                 * @param message RaftMessage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.RaftMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RaftMessage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.RaftMessage & millrace.cluster.v1.RaftMessage.$Shape} RaftMessage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.RaftMessage & millrace.cluster.v1.RaftMessage.$Shape;
            }

            namespace RaftMessage {

                /** Properties of a RaftMessage. */
                interface $Properties {

                    /** RaftMessage from */
                    from?: (millrace.cluster.v1.ReplicaKey.$Properties|null);

                    /** RaftMessage to */
                    to?: (millrace.cluster.v1.ReplicaKey.$Properties|null);

                    /** RaftMessage term */
                    term?: number;

                    /** RaftMessage voteRequest */
                    voteRequest?: (millrace.cluster.v1.VoteRequest.$Properties|null);

                    /** RaftMessage voteResponse */
                    voteResponse?: (millrace.cluster.v1.VoteResponse.$Properties|null);

                    /** RaftMessage appendRequest */
                    appendRequest?: (millrace.cluster.v1.AppendRequest.$Properties|null);

                    /** RaftMessage appendAccepted */
                    appendAccepted?: (millrace.cluster.v1.AppendAccepted.$Properties|null);

                    /** RaftMessage appendRejected */
                    appendRejected?: (millrace.cluster.v1.AppendRejected.$Properties|null);

                    /** RaftMessage heartbeatRequest */
                    heartbeatRequest?: (millrace.cluster.v1.HeartbeatRequest.$Properties|null);

                    /** RaftMessage heartbeatResponse */
                    heartbeatResponse?: (millrace.cluster.v1.HeartbeatResponse.$Properties|null);

                    /** RaftMessage snapshotChunk */
                    snapshotChunk?: (millrace.cluster.v1.SnapshotChunk.$Properties|null);

                    /** RaftMessage snapshotChunkResponse */
                    snapshotChunkResponse?: (millrace.cluster.v1.SnapshotChunkResponse.$Properties|null);

                    /** RaftMessage timeoutNow */
                    timeoutNow?: (millrace.cluster.v1.TimeoutNow.$Properties|null);

                    /** RaftMessage observeRequest */
                    observeRequest?: (millrace.cluster.v1.ObserveRequest.$Properties|null);

                    /** RaftMessage observeResponse */
                    observeResponse?: (millrace.cluster.v1.ObserveResponse.$Properties|null);

                    /** RaftMessage body */
                    body?: ("voteRequest"|"voteResponse"|"appendRequest"|"appendAccepted"|"appendRejected"|"heartbeatRequest"|"heartbeatResponse"|"snapshotChunk"|"snapshotChunkResponse"|"timeoutNow"|"observeRequest"|"observeResponse");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a RaftMessage. */
                type $Shape = {
                  from?: millrace.cluster.v1.ReplicaKey.$Shape|null;
                  to?: millrace.cluster.v1.ReplicaKey.$Shape|null;
                  term?: number;
                  voteRequest?: millrace.cluster.v1.VoteRequest.$Shape|null;
                  voteResponse?: millrace.cluster.v1.VoteResponse.$Shape|null;
                  appendRequest?: millrace.cluster.v1.AppendRequest.$Shape|null;
                  appendAccepted?: millrace.cluster.v1.AppendAccepted.$Shape|null;
                  appendRejected?: millrace.cluster.v1.AppendRejected.$Shape|null;
                  heartbeatRequest?: millrace.cluster.v1.HeartbeatRequest.$Shape|null;
                  heartbeatResponse?: millrace.cluster.v1.HeartbeatResponse.$Shape|null;
                  snapshotChunk?: millrace.cluster.v1.SnapshotChunk.$Shape|null;
                  snapshotChunkResponse?: millrace.cluster.v1.SnapshotChunkResponse.$Shape|null;
                  timeoutNow?: millrace.cluster.v1.TimeoutNow.$Shape|null;
                  observeRequest?: millrace.cluster.v1.ObserveRequest.$Shape|null;
                  observeResponse?: millrace.cluster.v1.ObserveResponse.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ body?: undefined; voteRequest?: null; voteResponse?: null; appendRequest?: null; appendAccepted?: null; appendRejected?: null; heartbeatRequest?: null; heartbeatResponse?: null; snapshotChunk?: null; snapshotChunkResponse?: null; timeoutNow?: null; observeRequest?: null; observeResponse?: null }|{ body?: "voteRequest"; voteRequest: millrace.cluster.v1.VoteRequest.$Shape; voteResponse?: null; appendRequest?: null; appendAccepted?: null; appendRejected?: null; heartbeatRequest?: null; heartbeatResponse?: null; snapshotChunk?: null; snapshotChunkResponse?: null; timeoutNow?: null; observeRequest?: null; observeResponse?: null }|{ body?: "voteResponse"; voteRequest?: null; voteResponse: millrace.cluster.v1.VoteResponse.$Shape; appendRequest?: null; appendAccepted?: null; appendRejected?: null; heartbeatRequest?: null; heartbeatResponse?: null; snapshotChunk?: null; snapshotChunkResponse?: null; timeoutNow?: null; observeRequest?: null; observeResponse?: null }|{ body?: "appendRequest"; voteRequest?: null; voteResponse?: null; appendRequest: millrace.cluster.v1.AppendRequest.$Shape; appendAccepted?: null; appendRejected?: null; heartbeatRequest?: null; heartbeatResponse?: null; snapshotChunk?: null; snapshotChunkResponse?: null; timeoutNow?: null; observeRequest?: null; observeResponse?: null }|{ body?: "appendAccepted"; voteRequest?: null; voteResponse?: null; appendRequest?: null; appendAccepted: millrace.cluster.v1.AppendAccepted.$Shape; appendRejected?: null; heartbeatRequest?: null; heartbeatResponse?: null; snapshotChunk?: null; snapshotChunkResponse?: null; timeoutNow?: null; observeRequest?: null; observeResponse?: null }|{ body?: "appendRejected"; voteRequest?: null; voteResponse?: null; appendRequest?: null; appendAccepted?: null; appendRejected: millrace.cluster.v1.AppendRejected.$Shape; heartbeatRequest?: null; heartbeatResponse?: null; snapshotChunk?: null; snapshotChunkResponse?: null; timeoutNow?: null; observeRequest?: null; observeResponse?: null }|{ body?: "heartbeatRequest"; voteRequest?: null; voteResponse?: null; appendRequest?: null; appendAccepted?: null; appendRejected?: null; heartbeatRequest: millrace.cluster.v1.HeartbeatRequest.$Shape; heartbeatResponse?: null; snapshotChunk?: null; snapshotChunkResponse?: null; timeoutNow?: null; observeRequest?: null; observeResponse?: null }|{ body?: "heartbeatResponse"; voteRequest?: null; voteResponse?: null; appendRequest?: null; appendAccepted?: null; appendRejected?: null; heartbeatRequest?: null; heartbeatResponse: millrace.cluster.v1.HeartbeatResponse.$Shape; snapshotChunk?: null; snapshotChunkResponse?: null; timeoutNow?: null; observeRequest?: null; observeResponse?: null }|{ body?: "snapshotChunk"; voteRequest?: null; voteResponse?: null; appendRequest?: null; appendAccepted?: null; appendRejected?: null; heartbeatRequest?: null; heartbeatResponse?: null; snapshotChunk: millrace.cluster.v1.SnapshotChunk.$Shape; snapshotChunkResponse?: null; timeoutNow?: null; observeRequest?: null; observeResponse?: null }|{ body?: "snapshotChunkResponse"; voteRequest?: null; voteResponse?: null; appendRequest?: null; appendAccepted?: null; appendRejected?: null; heartbeatRequest?: null; heartbeatResponse?: null; snapshotChunk?: null; snapshotChunkResponse: millrace.cluster.v1.SnapshotChunkResponse.$Shape; timeoutNow?: null; observeRequest?: null; observeResponse?: null }|{ body?: "timeoutNow"; voteRequest?: null; voteResponse?: null; appendRequest?: null; appendAccepted?: null; appendRejected?: null; heartbeatRequest?: null; heartbeatResponse?: null; snapshotChunk?: null; snapshotChunkResponse?: null; timeoutNow: millrace.cluster.v1.TimeoutNow.$Shape; observeRequest?: null; observeResponse?: null }|{ body?: "observeRequest"; voteRequest?: null; voteResponse?: null; appendRequest?: null; appendAccepted?: null; appendRejected?: null; heartbeatRequest?: null; heartbeatResponse?: null; snapshotChunk?: null; snapshotChunkResponse?: null; timeoutNow?: null; observeRequest: millrace.cluster.v1.ObserveRequest.$Shape; observeResponse?: null }|{ body?: "observeResponse"; voteRequest?: null; voteResponse?: null; appendRequest?: null; appendAccepted?: null; appendRejected?: null; heartbeatRequest?: null; heartbeatResponse?: null; snapshotChunk?: null; snapshotChunkResponse?: null; timeoutNow?: null; observeRequest?: null; observeResponse: millrace.cluster.v1.ObserveResponse.$Shape })
                );
            }

            /**
             * Properties of a VoteRequest.
             * @deprecated Use millrace.cluster.v1.VoteRequest.$Properties instead.
             */
            interface IVoteRequest extends millrace.cluster.v1.VoteRequest.$Properties {
            }

            /** Represents a VoteRequest. */
            class VoteRequest {

                /**
                 * Constructs a new VoteRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.VoteRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VoteRequest preVote. */
                preVote: boolean;

                /** VoteRequest transfer. */
                transfer: boolean;

                /** VoteRequest lastOffset. */
                lastOffset: number;

                /** VoteRequest lastTerm. */
                lastTerm: number;

                /**
                 * Encodes the specified VoteRequest message. Does not implicitly {@link millrace.cluster.v1.VoteRequest.verify|verify} messages.
                 * @param message VoteRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.VoteRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VoteRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.VoteRequest & millrace.cluster.v1.VoteRequest.$Shape} VoteRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.VoteRequest & millrace.cluster.v1.VoteRequest.$Shape;
            }

            namespace VoteRequest {

                /** Properties of a VoteRequest. */
                interface $Properties {

                    /** VoteRequest preVote */
                    preVote?: boolean;

                    /** VoteRequest transfer */
                    transfer?: boolean;

                    /** VoteRequest lastOffset */
                    lastOffset?: number;

                    /** VoteRequest lastTerm */
                    lastTerm?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a VoteRequest. */
                type $Shape = millrace.cluster.v1.VoteRequest.$Properties;
            }

            /**
             * Properties of a VoteResponse.
             * @deprecated Use millrace.cluster.v1.VoteResponse.$Properties instead.
             */
            interface IVoteResponse extends millrace.cluster.v1.VoteResponse.$Properties {
            }

            /** Represents a VoteResponse. */
            class VoteResponse {

                /**
                 * Constructs a new VoteResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.VoteResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VoteResponse preVote. */
                preVote: boolean;

                /** VoteResponse granted. */
                granted: boolean;

                /**
                 * Encodes the specified VoteResponse message. Does not implicitly {@link millrace.cluster.v1.VoteResponse.verify|verify} messages.
                 * @param message VoteResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.VoteResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VoteResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.VoteResponse & millrace.cluster.v1.VoteResponse.$Shape} VoteResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.VoteResponse & millrace.cluster.v1.VoteResponse.$Shape;
            }

            namespace VoteResponse {

                /** Properties of a VoteResponse. */
                interface $Properties {

                    /** VoteResponse preVote */
                    preVote?: boolean;

                    /** VoteResponse granted */
                    granted?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a VoteResponse. */
                type $Shape = millrace.cluster.v1.VoteResponse.$Properties;
            }

            /**
             * Properties of an AppendRequest.
             * @deprecated Use millrace.cluster.v1.AppendRequest.$Properties instead.
             */
            interface IAppendRequest extends millrace.cluster.v1.AppendRequest.$Properties {
            }

            /** Represents an AppendRequest. */
            class AppendRequest {

                /**
                 * Constructs a new AppendRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.AppendRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AppendRequest prevOffset. */
                prevOffset: number;

                /** AppendRequest prevTerm. */
                prevTerm: number;

                /** AppendRequest entries. */
                entries: millrace.cluster.v1.LogEntry[];

                /** AppendRequest commitOffset. */
                commitOffset: number;

                /**
                 * Encodes the specified AppendRequest message. Does not implicitly {@link millrace.cluster.v1.AppendRequest.verify|verify} messages.
                 * @param message AppendRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.AppendRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AppendRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AppendRequest & millrace.cluster.v1.AppendRequest.$Shape} AppendRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.AppendRequest & millrace.cluster.v1.AppendRequest.$Shape;
            }

            namespace AppendRequest {

                /** Properties of an AppendRequest. */
                interface $Properties {

                    /** AppendRequest prevOffset */
                    prevOffset?: number;

                    /** AppendRequest prevTerm */
                    prevTerm?: number;

                    /** AppendRequest entries */
                    entries?: millrace.cluster.v1.LogEntry.$Properties[];

                    /** AppendRequest commitOffset */
                    commitOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AppendRequest. */
                type $Shape = {
                  prevOffset?: number;
                  prevTerm?: number;
                  entries?: millrace.cluster.v1.LogEntry.$Shape[];
                  commitOffset?: number;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a LogEntry.
             * @deprecated Use millrace.cluster.v1.LogEntry.$Properties instead.
             */
            interface ILogEntry extends millrace.cluster.v1.LogEntry.$Properties {
            }

            /** Represents a LogEntry. */
            class LogEntry {

                /**
                 * Constructs a new LogEntry.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.LogEntry.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LogEntry baseOffset. */
                baseOffset: number;

                /** LogEntry endOffset. */
                endOffset: number;

                /** LogEntry term. */
                term: number;

                /** LogEntry data. */
                data: (Uint8Array|null);

                /** LogEntry leader. */
                leader: (millrace.cluster.v1.ReplicaKey|null);

                /** LogEntry voters. */
                voters: (millrace.cluster.v1.VoterSet|null);

                /** LogEntry content. */
                content?: ("data"|"leader"|"voters");

                /**
                 * Encodes the specified LogEntry message. Does not implicitly {@link millrace.cluster.v1.LogEntry.verify|verify} messages.
                 * @param message LogEntry message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.LogEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogEntry message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.LogEntry & millrace.cluster.v1.LogEntry.$Shape} LogEntry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.LogEntry & millrace.cluster.v1.LogEntry.$Shape;
            }

            namespace LogEntry {

                /** Properties of a LogEntry. */
                interface $Properties {

                    /** LogEntry baseOffset */
                    baseOffset?: number;

                    /** LogEntry endOffset */
                    endOffset?: number;

                    /** LogEntry term */
                    term?: number;

                    /** LogEntry data */
                    data?: (Uint8Array|null);

                    /** LogEntry leader */
                    leader?: (millrace.cluster.v1.ReplicaKey.$Properties|null);

                    /** LogEntry voters */
                    voters?: (millrace.cluster.v1.VoterSet.$Properties|null);

                    /** LogEntry content */
                    content?: ("data"|"leader"|"voters");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a LogEntry. */
                type $Shape = {
                  baseOffset?: number;
                  endOffset?: number;
                  term?: number;
                  data?: Uint8Array|null;
                  leader?: millrace.cluster.v1.ReplicaKey.$Shape|null;
                  voters?: millrace.cluster.v1.VoterSet.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ content?: undefined; data?: null; leader?: null; voters?: null }|{ content?: "data"; data: Uint8Array; leader?: null; voters?: null }|{ content?: "leader"; data?: null; leader: millrace.cluster.v1.ReplicaKey.$Shape; voters?: null }|{ content?: "voters"; data?: null; leader?: null; voters: millrace.cluster.v1.VoterSet.$Shape })
                );
            }

            /**
             * Properties of a VoterSet.
             * @deprecated Use millrace.cluster.v1.VoterSet.$Properties instead.
             */
            interface IVoterSet extends millrace.cluster.v1.VoterSet.$Properties {
            }

            /** Represents a VoterSet. */
            class VoterSet {

                /**
                 * Constructs a new VoterSet.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.VoterSet.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VoterSet voters. */
                voters: millrace.cluster.v1.VoterMember[];

                /**
                 * Encodes the specified VoterSet message. Does not implicitly {@link millrace.cluster.v1.VoterSet.verify|verify} messages.
                 * @param message VoterSet message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.VoterSet.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VoterSet message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.VoterSet & millrace.cluster.v1.VoterSet.$Shape} VoterSet
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.VoterSet & millrace.cluster.v1.VoterSet.$Shape;
            }

            namespace VoterSet {

                /** Properties of a VoterSet. */
                interface $Properties {

                    /** VoterSet voters */
                    voters?: millrace.cluster.v1.VoterMember.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a VoterSet. */
                type $Shape = millrace.cluster.v1.VoterSet.$Properties;
            }

            /**
             * Properties of a VoterMember.
             * @deprecated Use millrace.cluster.v1.VoterMember.$Properties instead.
             */
            interface IVoterMember extends millrace.cluster.v1.VoterMember.$Properties {
            }

            /** Represents a VoterMember. */
            class VoterMember {

                /**
                 * Constructs a new VoterMember.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.VoterMember.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VoterMember replica. */
                replica: (millrace.cluster.v1.ReplicaKey|null);

                /** VoterMember endpoints. */
                endpoints: millrace.cluster.v1.VoterEndpoint[];

                /**
                 * Encodes the specified VoterMember message. Does not implicitly {@link millrace.cluster.v1.VoterMember.verify|verify} messages.
                 * @param message VoterMember message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.VoterMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VoterMember message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.VoterMember & millrace.cluster.v1.VoterMember.$Shape} VoterMember
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.VoterMember & millrace.cluster.v1.VoterMember.$Shape;
            }

            namespace VoterMember {

                /** Properties of a VoterMember. */
                interface $Properties {

                    /** VoterMember replica */
                    replica?: (millrace.cluster.v1.ReplicaKey.$Properties|null);

                    /** VoterMember endpoints */
                    endpoints?: millrace.cluster.v1.VoterEndpoint.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a VoterMember. */
                type $Shape = millrace.cluster.v1.VoterMember.$Properties;
            }

            /**
             * Properties of a VoterEndpoint.
             * @deprecated Use millrace.cluster.v1.VoterEndpoint.$Properties instead.
             */
            interface IVoterEndpoint extends millrace.cluster.v1.VoterEndpoint.$Properties {
            }

            /** Represents a VoterEndpoint. */
            class VoterEndpoint {

                /**
                 * Constructs a new VoterEndpoint.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.VoterEndpoint.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VoterEndpoint name. */
                name: string;

                /** VoterEndpoint host. */
                host: string;

                /** VoterEndpoint port. */
                port: number;

                /**
                 * Encodes the specified VoterEndpoint message. Does not implicitly {@link millrace.cluster.v1.VoterEndpoint.verify|verify} messages.
                 * @param message VoterEndpoint message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.VoterEndpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VoterEndpoint message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.VoterEndpoint & millrace.cluster.v1.VoterEndpoint.$Shape} VoterEndpoint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.VoterEndpoint & millrace.cluster.v1.VoterEndpoint.$Shape;
            }

            namespace VoterEndpoint {

                /** Properties of a VoterEndpoint. */
                interface $Properties {

                    /** VoterEndpoint name */
                    name?: string;

                    /** VoterEndpoint host */
                    host?: string;

                    /** VoterEndpoint port */
                    port?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a VoterEndpoint. */
                type $Shape = millrace.cluster.v1.VoterEndpoint.$Properties;
            }

            /**
             * Properties of an AppendAccepted.
             * @deprecated Use millrace.cluster.v1.AppendAccepted.$Properties instead.
             */
            interface IAppendAccepted extends millrace.cluster.v1.AppendAccepted.$Properties {
            }

            /** Represents an AppendAccepted. */
            class AppendAccepted {

                /**
                 * Constructs a new AppendAccepted.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.AppendAccepted.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AppendAccepted matchOffset. */
                matchOffset: number;

                /**
                 * Encodes the specified AppendAccepted message. Does not implicitly {@link millrace.cluster.v1.AppendAccepted.verify|verify} messages.
                 * @param message AppendAccepted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.AppendAccepted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AppendAccepted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AppendAccepted & millrace.cluster.v1.AppendAccepted.$Shape} AppendAccepted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.AppendAccepted & millrace.cluster.v1.AppendAccepted.$Shape;
            }

            namespace AppendAccepted {

                /** Properties of an AppendAccepted. */
                interface $Properties {

                    /** AppendAccepted matchOffset */
                    matchOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AppendAccepted. */
                type $Shape = millrace.cluster.v1.AppendAccepted.$Properties;
            }

            /**
             * Properties of an AppendRejected.
             * @deprecated Use millrace.cluster.v1.AppendRejected.$Properties instead.
             */
            interface IAppendRejected extends millrace.cluster.v1.AppendRejected.$Properties {
            }

            /** Represents an AppendRejected. */
            class AppendRejected {

                /**
                 * Constructs a new AppendRejected.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.AppendRejected.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AppendRejected prevOffset. */
                prevOffset: number;

                /** AppendRejected divergingTerm. */
                divergingTerm: number;

                /** AppendRejected divergingEndOffset. */
                divergingEndOffset: number;

                /**
                 * Encodes the specified AppendRejected message. Does not implicitly {@link millrace.cluster.v1.AppendRejected.verify|verify} messages.
                 * @param message AppendRejected message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.AppendRejected.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AppendRejected message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AppendRejected & millrace.cluster.v1.AppendRejected.$Shape} AppendRejected
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.AppendRejected & millrace.cluster.v1.AppendRejected.$Shape;
            }

            namespace AppendRejected {

                /** Properties of an AppendRejected. */
                interface $Properties {

                    /** AppendRejected prevOffset */
                    prevOffset?: number;

                    /** AppendRejected divergingTerm */
                    divergingTerm?: number;

                    /** AppendRejected divergingEndOffset */
                    divergingEndOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AppendRejected. */
                type $Shape = millrace.cluster.v1.AppendRejected.$Properties;
            }

            /**
             * Properties of a HeartbeatRequest.
             * @deprecated Use millrace.cluster.v1.HeartbeatRequest.$Properties instead.
             */
            interface IHeartbeatRequest extends millrace.cluster.v1.HeartbeatRequest.$Properties {
            }

            /** Represents a HeartbeatRequest. */
            class HeartbeatRequest {

                /**
                 * Constructs a new HeartbeatRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.HeartbeatRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HeartbeatRequest round. */
                round: number;

                /** HeartbeatRequest commitOffset. */
                commitOffset: number;

                /**
                 * Encodes the specified HeartbeatRequest message. Does not implicitly {@link millrace.cluster.v1.HeartbeatRequest.verify|verify} messages.
                 * @param message HeartbeatRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.HeartbeatRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HeartbeatRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.HeartbeatRequest & millrace.cluster.v1.HeartbeatRequest.$Shape} HeartbeatRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.HeartbeatRequest & millrace.cluster.v1.HeartbeatRequest.$Shape;
            }

            namespace HeartbeatRequest {

                /** Properties of a HeartbeatRequest. */
                interface $Properties {

                    /** HeartbeatRequest round */
                    round?: number;

                    /** HeartbeatRequest commitOffset */
                    commitOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HeartbeatRequest. */
                type $Shape = millrace.cluster.v1.HeartbeatRequest.$Properties;
            }

            /**
             * Properties of a HeartbeatResponse.
             * @deprecated Use millrace.cluster.v1.HeartbeatResponse.$Properties instead.
             */
            interface IHeartbeatResponse extends millrace.cluster.v1.HeartbeatResponse.$Properties {
            }

            /** Represents a HeartbeatResponse. */
            class HeartbeatResponse {

                /**
                 * Constructs a new HeartbeatResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.HeartbeatResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HeartbeatResponse round. */
                round: number;

                /**
                 * Encodes the specified HeartbeatResponse message. Does not implicitly {@link millrace.cluster.v1.HeartbeatResponse.verify|verify} messages.
                 * @param message HeartbeatResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.HeartbeatResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HeartbeatResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.HeartbeatResponse & millrace.cluster.v1.HeartbeatResponse.$Shape} HeartbeatResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.HeartbeatResponse & millrace.cluster.v1.HeartbeatResponse.$Shape;
            }

            namespace HeartbeatResponse {

                /** Properties of a HeartbeatResponse. */
                interface $Properties {

                    /** HeartbeatResponse round */
                    round?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HeartbeatResponse. */
                type $Shape = millrace.cluster.v1.HeartbeatResponse.$Properties;
            }

            /**
             * Properties of a SnapshotIdentity.
             * @deprecated Use millrace.cluster.v1.SnapshotIdentity.$Properties instead.
             */
            interface ISnapshotIdentity extends millrace.cluster.v1.SnapshotIdentity.$Properties {
            }

            /** Represents a SnapshotIdentity. */
            class SnapshotIdentity {

                /**
                 * Constructs a new SnapshotIdentity.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.SnapshotIdentity.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SnapshotIdentity endOffset. */
                endOffset: number;

                /** SnapshotIdentity term. */
                term: number;

                /** SnapshotIdentity voters. */
                voters: (millrace.cluster.v1.VoterSet|null);

                /** SnapshotIdentity sizeBytes. */
                sizeBytes: number;

                /** SnapshotIdentity checksum. */
                checksum: number;

                /**
                 * Encodes the specified SnapshotIdentity message. Does not implicitly {@link millrace.cluster.v1.SnapshotIdentity.verify|verify} messages.
                 * @param message SnapshotIdentity message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.SnapshotIdentity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SnapshotIdentity message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.SnapshotIdentity & millrace.cluster.v1.SnapshotIdentity.$Shape} SnapshotIdentity
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.SnapshotIdentity & millrace.cluster.v1.SnapshotIdentity.$Shape;
            }

            namespace SnapshotIdentity {

                /** Properties of a SnapshotIdentity. */
                interface $Properties {

                    /** SnapshotIdentity endOffset */
                    endOffset?: number;

                    /** SnapshotIdentity term */
                    term?: number;

                    /** SnapshotIdentity voters */
                    voters?: (millrace.cluster.v1.VoterSet.$Properties|null);

                    /** SnapshotIdentity sizeBytes */
                    sizeBytes?: number;

                    /** SnapshotIdentity checksum */
                    checksum?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SnapshotIdentity. */
                type $Shape = millrace.cluster.v1.SnapshotIdentity.$Properties;
            }

            /**
             * Properties of a SnapshotChunk.
             * @deprecated Use millrace.cluster.v1.SnapshotChunk.$Properties instead.
             */
            interface ISnapshotChunk extends millrace.cluster.v1.SnapshotChunk.$Properties {
            }

            /** Represents a SnapshotChunk. */
            class SnapshotChunk {

                /**
                 * Constructs a new SnapshotChunk.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.SnapshotChunk.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SnapshotChunk snapshot. */
                snapshot: (millrace.cluster.v1.SnapshotIdentity|null);

                /** SnapshotChunk position. */
                position: number;

                /** SnapshotChunk bytes. */
                bytes: Uint8Array;

                /**
                 * Encodes the specified SnapshotChunk message. Does not implicitly {@link millrace.cluster.v1.SnapshotChunk.verify|verify} messages.
                 * @param message SnapshotChunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.SnapshotChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SnapshotChunk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.SnapshotChunk & millrace.cluster.v1.SnapshotChunk.$Shape} SnapshotChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.SnapshotChunk & millrace.cluster.v1.SnapshotChunk.$Shape;
            }

            namespace SnapshotChunk {

                /** Properties of a SnapshotChunk. */
                interface $Properties {

                    /** SnapshotChunk snapshot */
                    snapshot?: (millrace.cluster.v1.SnapshotIdentity.$Properties|null);

                    /** SnapshotChunk position */
                    position?: number;

                    /** SnapshotChunk bytes */
                    bytes?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SnapshotChunk. */
                type $Shape = millrace.cluster.v1.SnapshotChunk.$Properties;
            }

            /**
             * Properties of a SnapshotChunkResponse.
             * @deprecated Use millrace.cluster.v1.SnapshotChunkResponse.$Properties instead.
             */
            interface ISnapshotChunkResponse extends millrace.cluster.v1.SnapshotChunkResponse.$Properties {
            }

            /** Represents a SnapshotChunkResponse. */
            class SnapshotChunkResponse {

                /**
                 * Constructs a new SnapshotChunkResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.SnapshotChunkResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SnapshotChunkResponse snapshot. */
                snapshot: (millrace.cluster.v1.SnapshotIdentity|null);

                /** SnapshotChunkResponse receivedBytes. */
                receivedBytes: number;

                /**
                 * Encodes the specified SnapshotChunkResponse message. Does not implicitly {@link millrace.cluster.v1.SnapshotChunkResponse.verify|verify} messages.
                 * @param message SnapshotChunkResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.SnapshotChunkResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SnapshotChunkResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.SnapshotChunkResponse & millrace.cluster.v1.SnapshotChunkResponse.$Shape} SnapshotChunkResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.SnapshotChunkResponse & millrace.cluster.v1.SnapshotChunkResponse.$Shape;
            }

            namespace SnapshotChunkResponse {

                /** Properties of a SnapshotChunkResponse. */
                interface $Properties {

                    /** SnapshotChunkResponse snapshot */
                    snapshot?: (millrace.cluster.v1.SnapshotIdentity.$Properties|null);

                    /** SnapshotChunkResponse receivedBytes */
                    receivedBytes?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SnapshotChunkResponse. */
                type $Shape = millrace.cluster.v1.SnapshotChunkResponse.$Properties;
            }

            /**
             * Properties of a TimeoutNow.
             * @deprecated Use millrace.cluster.v1.TimeoutNow.$Properties instead.
             */
            interface ITimeoutNow extends millrace.cluster.v1.TimeoutNow.$Properties {
            }

            /** Represents a TimeoutNow. */
            class TimeoutNow {

                /**
                 * Constructs a new TimeoutNow.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.TimeoutNow.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified TimeoutNow message. Does not implicitly {@link millrace.cluster.v1.TimeoutNow.verify|verify} messages.
                 * @param message TimeoutNow message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.TimeoutNow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TimeoutNow message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.TimeoutNow & millrace.cluster.v1.TimeoutNow.$Shape} TimeoutNow
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.TimeoutNow & millrace.cluster.v1.TimeoutNow.$Shape;
            }

            namespace TimeoutNow {

                /** Properties of a TimeoutNow. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TimeoutNow. */
                type $Shape = millrace.cluster.v1.TimeoutNow.$Properties;
            }

            /**
             * Properties of an ObserveRequest.
             * @deprecated Use millrace.cluster.v1.ObserveRequest.$Properties instead.
             */
            interface IObserveRequest extends millrace.cluster.v1.ObserveRequest.$Properties {
            }

            /** Represents an ObserveRequest. */
            class ObserveRequest {

                /**
                 * Constructs a new ObserveRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ObserveRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified ObserveRequest message. Does not implicitly {@link millrace.cluster.v1.ObserveRequest.verify|verify} messages.
                 * @param message ObserveRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ObserveRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ObserveRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ObserveRequest & millrace.cluster.v1.ObserveRequest.$Shape} ObserveRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ObserveRequest & millrace.cluster.v1.ObserveRequest.$Shape;
            }

            namespace ObserveRequest {

                /** Properties of an ObserveRequest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ObserveRequest. */
                type $Shape = millrace.cluster.v1.ObserveRequest.$Properties;
            }

            /**
             * Properties of an ObserveResponse.
             * @deprecated Use millrace.cluster.v1.ObserveResponse.$Properties instead.
             */
            interface IObserveResponse extends millrace.cluster.v1.ObserveResponse.$Properties {
            }

            /** Represents an ObserveResponse. */
            class ObserveResponse {

                /**
                 * Constructs a new ObserveResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ObserveResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ObserveResponse leader. */
                leader: (millrace.cluster.v1.ReplicaKey|null);

                /** ObserveResponse endpoints. */
                endpoints: millrace.cluster.v1.VoterEndpoint[];

                /**
                 * Encodes the specified ObserveResponse message. Does not implicitly {@link millrace.cluster.v1.ObserveResponse.verify|verify} messages.
                 * @param message ObserveResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ObserveResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ObserveResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ObserveResponse & millrace.cluster.v1.ObserveResponse.$Shape} ObserveResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ObserveResponse & millrace.cluster.v1.ObserveResponse.$Shape;
            }

            namespace ObserveResponse {

                /** Properties of an ObserveResponse. */
                interface $Properties {

                    /** ObserveResponse leader */
                    leader?: (millrace.cluster.v1.ReplicaKey.$Properties|null);

                    /** ObserveResponse endpoints */
                    endpoints?: millrace.cluster.v1.VoterEndpoint.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ObserveResponse. */
                type $Shape = millrace.cluster.v1.ObserveResponse.$Properties;
            }

            /**
             * Properties of a FetchRequest.
             * @deprecated Use millrace.cluster.v1.FetchRequest.$Properties instead.
             */
            interface IFetchRequest extends millrace.cluster.v1.FetchRequest.$Properties {
            }

            /** Represents a FetchRequest. */
            class FetchRequest {

                /**
                 * Constructs a new FetchRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.FetchRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchRequest hello. */
                hello: (millrace.cluster.v1.FetchHello|null);

                /** FetchRequest set. */
                set: millrace.cluster.v1.ReplicaPosition[];

                /** FetchRequest remove. */
                remove: number[];

                /** FetchRequest progress. */
                progress: millrace.cluster.v1.ReplicaProgress[];

                /** FetchRequest grantBytes. */
                grantBytes: number;

                /**
                 * Encodes the specified FetchRequest message. Does not implicitly {@link millrace.cluster.v1.FetchRequest.verify|verify} messages.
                 * @param message FetchRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.FetchRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.FetchRequest & millrace.cluster.v1.FetchRequest.$Shape} FetchRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.FetchRequest & millrace.cluster.v1.FetchRequest.$Shape;
            }

            namespace FetchRequest {

                /** Properties of a FetchRequest. */
                interface $Properties {

                    /** FetchRequest hello */
                    hello?: (millrace.cluster.v1.FetchHello.$Properties|null);

                    /** FetchRequest set */
                    set?: millrace.cluster.v1.ReplicaPosition.$Properties[];

                    /** FetchRequest remove */
                    remove?: number[];

                    /** FetchRequest progress */
                    progress?: millrace.cluster.v1.ReplicaProgress.$Properties[];

                    /** FetchRequest grantBytes */
                    grantBytes?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchRequest. */
                type $Shape = millrace.cluster.v1.FetchRequest.$Properties;
            }

            /**
             * Properties of a FetchHello.
             * @deprecated Use millrace.cluster.v1.FetchHello.$Properties instead.
             */
            interface IFetchHello extends millrace.cluster.v1.FetchHello.$Properties {
            }

            /** Represents a FetchHello. */
            class FetchHello {

                /**
                 * Constructs a new FetchHello.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.FetchHello.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchHello nodeId. */
                nodeId: number;

                /** FetchHello brokerEpoch. */
                brokerEpoch: number;

                /** FetchHello clusterId. */
                clusterId: string;

                /**
                 * Encodes the specified FetchHello message. Does not implicitly {@link millrace.cluster.v1.FetchHello.verify|verify} messages.
                 * @param message FetchHello message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.FetchHello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchHello message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.FetchHello & millrace.cluster.v1.FetchHello.$Shape} FetchHello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.FetchHello & millrace.cluster.v1.FetchHello.$Shape;
            }

            namespace FetchHello {

                /** Properties of a FetchHello. */
                interface $Properties {

                    /** FetchHello nodeId */
                    nodeId?: number;

                    /** FetchHello brokerEpoch */
                    brokerEpoch?: number;

                    /** FetchHello clusterId */
                    clusterId?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchHello. */
                type $Shape = millrace.cluster.v1.FetchHello.$Properties;
            }

            /**
             * Properties of a ReplicaPosition.
             * @deprecated Use millrace.cluster.v1.ReplicaPosition.$Properties instead.
             */
            interface IReplicaPosition extends millrace.cluster.v1.ReplicaPosition.$Properties {
            }

            /** Represents a ReplicaPosition. */
            class ReplicaPosition {

                /**
                 * Constructs a new ReplicaPosition.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ReplicaPosition.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReplicaPosition handle. */
                handle: number;

                /** ReplicaPosition topicId. */
                topicId: Uint8Array;

                /** ReplicaPosition partition. */
                partition: number;

                /** ReplicaPosition leaderEpoch. */
                leaderEpoch: number;

                /** ReplicaPosition logEndOffset. */
                logEndOffset: number;

                /** ReplicaPosition lastEpoch. */
                lastEpoch: number;

                /** ReplicaPosition durableOffset. */
                durableOffset: number;

                /** ReplicaPosition deletionRounds. */
                deletionRounds: number;

                /**
                 * Encodes the specified ReplicaPosition message. Does not implicitly {@link millrace.cluster.v1.ReplicaPosition.verify|verify} messages.
                 * @param message ReplicaPosition message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ReplicaPosition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReplicaPosition message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ReplicaPosition & millrace.cluster.v1.ReplicaPosition.$Shape} ReplicaPosition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ReplicaPosition & millrace.cluster.v1.ReplicaPosition.$Shape;
            }

            namespace ReplicaPosition {

                /** Properties of a ReplicaPosition. */
                interface $Properties {

                    /** ReplicaPosition handle */
                    handle?: number;

                    /** ReplicaPosition topicId */
                    topicId?: Uint8Array;

                    /** ReplicaPosition partition */
                    partition?: number;

                    /** ReplicaPosition leaderEpoch */
                    leaderEpoch?: number;

                    /** ReplicaPosition logEndOffset */
                    logEndOffset?: number;

                    /** ReplicaPosition lastEpoch */
                    lastEpoch?: number;

                    /** ReplicaPosition durableOffset */
                    durableOffset?: number;

                    /** ReplicaPosition deletionRounds */
                    deletionRounds?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReplicaPosition. */
                type $Shape = millrace.cluster.v1.ReplicaPosition.$Properties;
            }

            /**
             * Properties of a ReplicaProgress.
             * @deprecated Use millrace.cluster.v1.ReplicaProgress.$Properties instead.
             */
            interface IReplicaProgress extends millrace.cluster.v1.ReplicaProgress.$Properties {
            }

            /** Represents a ReplicaProgress. */
            class ReplicaProgress {

                /**
                 * Constructs a new ReplicaProgress.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ReplicaProgress.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReplicaProgress handle. */
                handle: number;

                /** ReplicaProgress logEndOffset. */
                logEndOffset: number;

                /** ReplicaProgress durableOffset. */
                durableOffset: number;

                /**
                 * Encodes the specified ReplicaProgress message. Does not implicitly {@link millrace.cluster.v1.ReplicaProgress.verify|verify} messages.
                 * @param message ReplicaProgress message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ReplicaProgress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReplicaProgress message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ReplicaProgress & millrace.cluster.v1.ReplicaProgress.$Shape} ReplicaProgress
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ReplicaProgress & millrace.cluster.v1.ReplicaProgress.$Shape;
            }

            namespace ReplicaProgress {

                /** Properties of a ReplicaProgress. */
                interface $Properties {

                    /** ReplicaProgress handle */
                    handle?: number;

                    /** ReplicaProgress logEndOffset */
                    logEndOffset?: number;

                    /** ReplicaProgress durableOffset */
                    durableOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReplicaProgress. */
                type $Shape = millrace.cluster.v1.ReplicaProgress.$Properties;
            }

            /**
             * Properties of a FetchResponse.
             * @deprecated Use millrace.cluster.v1.FetchResponse.$Properties instead.
             */
            interface IFetchResponse extends millrace.cluster.v1.FetchResponse.$Properties {
            }

            /** Represents a FetchResponse. */
            class FetchResponse {

                /**
                 * Constructs a new FetchResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.FetchResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchResponse frames. */
                frames: millrace.cluster.v1.ReplicaFrame[];

                /** FetchResponse diverging. */
                diverging: millrace.cluster.v1.ReplicaDivergence[];

                /** FetchResponse refused. */
                refused: millrace.cluster.v1.ReplicaRefusal[];

                /**
                 * Encodes the specified FetchResponse message. Does not implicitly {@link millrace.cluster.v1.FetchResponse.verify|verify} messages.
                 * @param message FetchResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.FetchResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.FetchResponse & millrace.cluster.v1.FetchResponse.$Shape} FetchResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.FetchResponse & millrace.cluster.v1.FetchResponse.$Shape;
            }

            namespace FetchResponse {

                /** Properties of a FetchResponse. */
                interface $Properties {

                    /** FetchResponse frames */
                    frames?: millrace.cluster.v1.ReplicaFrame.$Properties[];

                    /** FetchResponse diverging */
                    diverging?: millrace.cluster.v1.ReplicaDivergence.$Properties[];

                    /** FetchResponse refused */
                    refused?: millrace.cluster.v1.ReplicaRefusal.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchResponse. */
                type $Shape = millrace.cluster.v1.FetchResponse.$Properties;
            }

            /**
             * Properties of a ReplicaFrame.
             * @deprecated Use millrace.cluster.v1.ReplicaFrame.$Properties instead.
             */
            interface IReplicaFrame extends millrace.cluster.v1.ReplicaFrame.$Properties {
            }

            /** Represents a ReplicaFrame. */
            class ReplicaFrame {

                /**
                 * Constructs a new ReplicaFrame.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ReplicaFrame.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReplicaFrame handle. */
                handle: number;

                /** ReplicaFrame highWatermark. */
                highWatermark: number;

                /** ReplicaFrame logStartOffset. */
                logStartOffset: number;

                /** ReplicaFrame recordBatches. */
                recordBatches: Uint8Array[];

                /** ReplicaFrame hasHoles. */
                hasHoles: boolean;

                /** ReplicaFrame deletionRounds. */
                deletionRounds: number;

                /** ReplicaFrame removedDeletionsEnd. */
                removedDeletionsEnd: number;

                /**
                 * Encodes the specified ReplicaFrame message. Does not implicitly {@link millrace.cluster.v1.ReplicaFrame.verify|verify} messages.
                 * @param message ReplicaFrame message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ReplicaFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReplicaFrame message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ReplicaFrame & millrace.cluster.v1.ReplicaFrame.$Shape} ReplicaFrame
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ReplicaFrame & millrace.cluster.v1.ReplicaFrame.$Shape;
            }

            namespace ReplicaFrame {

                /** Properties of a ReplicaFrame. */
                interface $Properties {

                    /** ReplicaFrame handle */
                    handle?: number;

                    /** ReplicaFrame highWatermark */
                    highWatermark?: number;

                    /** ReplicaFrame logStartOffset */
                    logStartOffset?: number;

                    /** ReplicaFrame recordBatches */
                    recordBatches?: Uint8Array[];

                    /** ReplicaFrame hasHoles */
                    hasHoles?: boolean;

                    /** ReplicaFrame deletionRounds */
                    deletionRounds?: number;

                    /** ReplicaFrame removedDeletionsEnd */
                    removedDeletionsEnd?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReplicaFrame. */
                type $Shape = millrace.cluster.v1.ReplicaFrame.$Properties;
            }

            /**
             * Properties of a ReplicaDivergence.
             * @deprecated Use millrace.cluster.v1.ReplicaDivergence.$Properties instead.
             */
            interface IReplicaDivergence extends millrace.cluster.v1.ReplicaDivergence.$Properties {
            }

            /** Represents a ReplicaDivergence. */
            class ReplicaDivergence {

                /**
                 * Constructs a new ReplicaDivergence.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ReplicaDivergence.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReplicaDivergence handle. */
                handle: number;

                /** ReplicaDivergence epoch. */
                epoch: number;

                /** ReplicaDivergence endOffset. */
                endOffset: number;

                /**
                 * Encodes the specified ReplicaDivergence message. Does not implicitly {@link millrace.cluster.v1.ReplicaDivergence.verify|verify} messages.
                 * @param message ReplicaDivergence message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ReplicaDivergence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReplicaDivergence message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ReplicaDivergence & millrace.cluster.v1.ReplicaDivergence.$Shape} ReplicaDivergence
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ReplicaDivergence & millrace.cluster.v1.ReplicaDivergence.$Shape;
            }

            namespace ReplicaDivergence {

                /** Properties of a ReplicaDivergence. */
                interface $Properties {

                    /** ReplicaDivergence handle */
                    handle?: number;

                    /** ReplicaDivergence epoch */
                    epoch?: number;

                    /** ReplicaDivergence endOffset */
                    endOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReplicaDivergence. */
                type $Shape = millrace.cluster.v1.ReplicaDivergence.$Properties;
            }

            /**
             * Properties of a ReplicaRefusal.
             * @deprecated Use millrace.cluster.v1.ReplicaRefusal.$Properties instead.
             */
            interface IReplicaRefusal extends millrace.cluster.v1.ReplicaRefusal.$Properties {
            }

            /** Represents a ReplicaRefusal. */
            class ReplicaRefusal {

                /**
                 * Constructs a new ReplicaRefusal.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.cluster.v1.ReplicaRefusal.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReplicaRefusal handle. */
                handle: number;

                /** ReplicaRefusal error. */
                error: (millrace.common.v1.Error|null);

                /** ReplicaRefusal logStartOffset. */
                logStartOffset: number;

                /** ReplicaRefusal logEndOffset. */
                logEndOffset: number;

                /**
                 * Encodes the specified ReplicaRefusal message. Does not implicitly {@link millrace.cluster.v1.ReplicaRefusal.verify|verify} messages.
                 * @param message ReplicaRefusal message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.cluster.v1.ReplicaRefusal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReplicaRefusal message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ReplicaRefusal & millrace.cluster.v1.ReplicaRefusal.$Shape} ReplicaRefusal
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.cluster.v1.ReplicaRefusal & millrace.cluster.v1.ReplicaRefusal.$Shape;
            }

            namespace ReplicaRefusal {

                /** Properties of a ReplicaRefusal. */
                interface $Properties {

                    /** ReplicaRefusal handle */
                    handle?: number;

                    /** ReplicaRefusal error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** ReplicaRefusal logStartOffset */
                    logStartOffset?: number;

                    /** ReplicaRefusal logEndOffset */
                    logEndOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReplicaRefusal. */
                type $Shape = millrace.cluster.v1.ReplicaRefusal.$Properties;
            }
        }
    }

    /** Namespace data. */
    namespace data {

        /** Namespace v1. */
        namespace v1 {

            /** Acks enum. */
            enum Acks {

                /** ACKS_UNSPECIFIED value */
                ACKS_UNSPECIFIED = 0,

                /** ACKS_ALL value */
                ACKS_ALL = 1,

                /** ACKS_LEADER value */
                ACKS_LEADER = 2,

                /** ACKS_NONE value */
                ACKS_NONE = 3
            }

            /** IsolationLevel enum. */
            enum IsolationLevel {

                /** ISOLATION_LEVEL_UNSPECIFIED value */
                ISOLATION_LEVEL_UNSPECIFIED = 0,

                /** ISOLATION_LEVEL_READ_UNCOMMITTED value */
                ISOLATION_LEVEL_READ_UNCOMMITTED = 1,

                /** ISOLATION_LEVEL_READ_COMMITTED value */
                ISOLATION_LEVEL_READ_COMMITTED = 2
            }

            /**
             * Properties of an AbortedTransaction.
             * @deprecated Use millrace.data.v1.AbortedTransaction.$Properties instead.
             */
            interface IAbortedTransaction extends millrace.data.v1.AbortedTransaction.$Properties {
            }

            /** Represents an AbortedTransaction. */
            class AbortedTransaction {

                /**
                 * Constructs a new AbortedTransaction.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.AbortedTransaction.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AbortedTransaction producerId. */
                producerId: number;

                /** AbortedTransaction firstOffset. */
                firstOffset: number;

                /**
                 * Encodes the specified AbortedTransaction message. Does not implicitly {@link millrace.data.v1.AbortedTransaction.verify|verify} messages.
                 * @param message AbortedTransaction message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.AbortedTransaction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AbortedTransaction message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.AbortedTransaction & millrace.data.v1.AbortedTransaction.$Shape} AbortedTransaction
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.AbortedTransaction & millrace.data.v1.AbortedTransaction.$Shape;
            }

            namespace AbortedTransaction {

                /** Properties of an AbortedTransaction. */
                interface $Properties {

                    /** AbortedTransaction producerId */
                    producerId?: number;

                    /** AbortedTransaction firstOffset */
                    firstOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AbortedTransaction. */
                type $Shape = millrace.data.v1.AbortedTransaction.$Properties;
            }

            /**
             * Properties of a ProduceRequest.
             * @deprecated Use millrace.data.v1.ProduceRequest.$Properties instead.
             */
            interface IProduceRequest extends millrace.data.v1.ProduceRequest.$Properties {
            }

            /** Represents a ProduceRequest. */
            class ProduceRequest {

                /**
                 * Constructs a new ProduceRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.ProduceRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProduceRequest correlationId. */
                correlationId: number;

                /** ProduceRequest acks. */
                acks: millrace.data.v1.Acks;

                /** ProduceRequest timeoutMs. */
                timeoutMs: number;

                /** ProduceRequest partitions. */
                partitions: millrace.data.v1.ProducePartition[];

                /** ProduceRequest transactionalId. */
                transactionalId: string;

                /**
                 * Encodes the specified ProduceRequest message. Does not implicitly {@link millrace.data.v1.ProduceRequest.verify|verify} messages.
                 * @param message ProduceRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.ProduceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProduceRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProduceRequest & millrace.data.v1.ProduceRequest.$Shape} ProduceRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.ProduceRequest & millrace.data.v1.ProduceRequest.$Shape;
            }

            namespace ProduceRequest {

                /** Properties of a ProduceRequest. */
                interface $Properties {

                    /** ProduceRequest correlationId */
                    correlationId?: number;

                    /** ProduceRequest acks */
                    acks?: millrace.data.v1.Acks;

                    /** ProduceRequest timeoutMs */
                    timeoutMs?: number;

                    /** ProduceRequest partitions */
                    partitions?: millrace.data.v1.ProducePartition.$Properties[];

                    /** ProduceRequest transactionalId */
                    transactionalId?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProduceRequest. */
                type $Shape = millrace.data.v1.ProduceRequest.$Properties;
            }

            /**
             * Properties of a ProducePartition.
             * @deprecated Use millrace.data.v1.ProducePartition.$Properties instead.
             */
            interface IProducePartition extends millrace.data.v1.ProducePartition.$Properties {
            }

            /** Represents a ProducePartition. */
            class ProducePartition {

                /**
                 * Constructs a new ProducePartition.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.ProducePartition.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProducePartition topicId. */
                topicId: Uint8Array;

                /** ProducePartition partition. */
                partition: number;

                /** ProducePartition recordBatch. */
                recordBatch: Uint8Array;

                /**
                 * Encodes the specified ProducePartition message. Does not implicitly {@link millrace.data.v1.ProducePartition.verify|verify} messages.
                 * @param message ProducePartition message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.ProducePartition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProducePartition message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProducePartition & millrace.data.v1.ProducePartition.$Shape} ProducePartition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.ProducePartition & millrace.data.v1.ProducePartition.$Shape;
            }

            namespace ProducePartition {

                /** Properties of a ProducePartition. */
                interface $Properties {

                    /** ProducePartition topicId */
                    topicId?: Uint8Array;

                    /** ProducePartition partition */
                    partition?: number;

                    /** ProducePartition recordBatch */
                    recordBatch?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProducePartition. */
                type $Shape = millrace.data.v1.ProducePartition.$Properties;
            }

            /**
             * Properties of a ProduceResponse.
             * @deprecated Use millrace.data.v1.ProduceResponse.$Properties instead.
             */
            interface IProduceResponse extends millrace.data.v1.ProduceResponse.$Properties {
            }

            /** Represents a ProduceResponse. */
            class ProduceResponse {

                /**
                 * Constructs a new ProduceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.ProduceResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProduceResponse window. */
                window: (millrace.data.v1.ProduceWindow|null);

                /** ProduceResponse result. */
                result: (millrace.data.v1.ProduceResult|null);

                /** ProduceResponse kind. */
                kind?: ("window"|"result");

                /**
                 * Encodes the specified ProduceResponse message. Does not implicitly {@link millrace.data.v1.ProduceResponse.verify|verify} messages.
                 * @param message ProduceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.ProduceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProduceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProduceResponse & millrace.data.v1.ProduceResponse.$Shape} ProduceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.ProduceResponse & millrace.data.v1.ProduceResponse.$Shape;
            }

            namespace ProduceResponse {

                /** Properties of a ProduceResponse. */
                interface $Properties {

                    /** ProduceResponse window */
                    window?: (millrace.data.v1.ProduceWindow.$Properties|null);

                    /** ProduceResponse result */
                    result?: (millrace.data.v1.ProduceResult.$Properties|null);

                    /** ProduceResponse kind */
                    kind?: ("window"|"result");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ProduceResponse. */
                type $Shape = {
                  window?: millrace.data.v1.ProduceWindow.$Shape|null;
                  result?: millrace.data.v1.ProduceResult.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; window?: null; result?: null }|{ kind?: "window"; window: millrace.data.v1.ProduceWindow.$Shape; result?: null }|{ kind?: "result"; window?: null; result: millrace.data.v1.ProduceResult.$Shape })
                );
            }

            /**
             * Properties of a ProduceWindow.
             * @deprecated Use millrace.data.v1.ProduceWindow.$Properties instead.
             */
            interface IProduceWindow extends millrace.data.v1.ProduceWindow.$Properties {
            }

            /** Represents a ProduceWindow. */
            class ProduceWindow {

                /**
                 * Constructs a new ProduceWindow.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.ProduceWindow.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProduceWindow requestsInFlightMax. */
                requestsInFlightMax: number;

                /** ProduceWindow bytesInFlightMax. */
                bytesInFlightMax: number;

                /** ProduceWindow requestSizeBytesMax. */
                requestSizeBytesMax: number;

                /**
                 * Encodes the specified ProduceWindow message. Does not implicitly {@link millrace.data.v1.ProduceWindow.verify|verify} messages.
                 * @param message ProduceWindow message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.ProduceWindow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProduceWindow message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProduceWindow & millrace.data.v1.ProduceWindow.$Shape} ProduceWindow
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.ProduceWindow & millrace.data.v1.ProduceWindow.$Shape;
            }

            namespace ProduceWindow {

                /** Properties of a ProduceWindow. */
                interface $Properties {

                    /** ProduceWindow requestsInFlightMax */
                    requestsInFlightMax?: number;

                    /** ProduceWindow bytesInFlightMax */
                    bytesInFlightMax?: number;

                    /** ProduceWindow requestSizeBytesMax */
                    requestSizeBytesMax?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProduceWindow. */
                type $Shape = millrace.data.v1.ProduceWindow.$Properties;
            }

            /**
             * Properties of a ProduceResult.
             * @deprecated Use millrace.data.v1.ProduceResult.$Properties instead.
             */
            interface IProduceResult extends millrace.data.v1.ProduceResult.$Properties {
            }

            /** Represents a ProduceResult. */
            class ProduceResult {

                /**
                 * Constructs a new ProduceResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.ProduceResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProduceResult correlationId. */
                correlationId: number;

                /** ProduceResult partitions. */
                partitions: millrace.data.v1.ProducePartitionResult[];

                /**
                 * Encodes the specified ProduceResult message. Does not implicitly {@link millrace.data.v1.ProduceResult.verify|verify} messages.
                 * @param message ProduceResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.ProduceResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProduceResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProduceResult & millrace.data.v1.ProduceResult.$Shape} ProduceResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.ProduceResult & millrace.data.v1.ProduceResult.$Shape;
            }

            namespace ProduceResult {

                /** Properties of a ProduceResult. */
                interface $Properties {

                    /** ProduceResult correlationId */
                    correlationId?: number;

                    /** ProduceResult partitions */
                    partitions?: millrace.data.v1.ProducePartitionResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProduceResult. */
                type $Shape = millrace.data.v1.ProduceResult.$Properties;
            }

            /**
             * Properties of a ProducePartitionResult.
             * @deprecated Use millrace.data.v1.ProducePartitionResult.$Properties instead.
             */
            interface IProducePartitionResult extends millrace.data.v1.ProducePartitionResult.$Properties {
            }

            /** Represents a ProducePartitionResult. */
            class ProducePartitionResult {

                /**
                 * Constructs a new ProducePartitionResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.ProducePartitionResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProducePartitionResult error. */
                error: (millrace.common.v1.Error|null);

                /** ProducePartitionResult baseOffset. */
                baseOffset: number;

                /** ProducePartitionResult logAppendTimeMs. */
                logAppendTimeMs: number;

                /** ProducePartitionResult logStartOffset. */
                logStartOffset: number;

                /**
                 * Encodes the specified ProducePartitionResult message. Does not implicitly {@link millrace.data.v1.ProducePartitionResult.verify|verify} messages.
                 * @param message ProducePartitionResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.ProducePartitionResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProducePartitionResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProducePartitionResult & millrace.data.v1.ProducePartitionResult.$Shape} ProducePartitionResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.ProducePartitionResult & millrace.data.v1.ProducePartitionResult.$Shape;
            }

            namespace ProducePartitionResult {

                /** Properties of a ProducePartitionResult. */
                interface $Properties {

                    /** ProducePartitionResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** ProducePartitionResult baseOffset */
                    baseOffset?: number;

                    /** ProducePartitionResult logAppendTimeMs */
                    logAppendTimeMs?: number;

                    /** ProducePartitionResult logStartOffset */
                    logStartOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProducePartitionResult. */
                type $Shape = millrace.data.v1.ProducePartitionResult.$Properties;
            }

            /**
             * Properties of a FetchRequest.
             * @deprecated Use millrace.data.v1.FetchRequest.$Properties instead.
             */
            interface IFetchRequest extends millrace.data.v1.FetchRequest.$Properties {
            }

            /** Represents a FetchRequest. */
            class FetchRequest {

                /**
                 * Constructs a new FetchRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.FetchRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchRequest set. */
                set: millrace.data.v1.FetchPartition[];

                /** FetchRequest remove. */
                remove: millrace.data.v1.FetchPartitionId[];

                /** FetchRequest grantBytes. */
                grantBytes: number;

                /** FetchRequest clientRack. */
                clientRack: string;

                /** FetchRequest isolationLevel. */
                isolationLevel: millrace.data.v1.IsolationLevel;

                /**
                 * Encodes the specified FetchRequest message. Does not implicitly {@link millrace.data.v1.FetchRequest.verify|verify} messages.
                 * @param message FetchRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.FetchRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchRequest & millrace.data.v1.FetchRequest.$Shape} FetchRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.FetchRequest & millrace.data.v1.FetchRequest.$Shape;
            }

            namespace FetchRequest {

                /** Properties of a FetchRequest. */
                interface $Properties {

                    /** FetchRequest set */
                    set?: millrace.data.v1.FetchPartition.$Properties[];

                    /** FetchRequest remove */
                    remove?: millrace.data.v1.FetchPartitionId.$Properties[];

                    /** FetchRequest grantBytes */
                    grantBytes?: number;

                    /** FetchRequest clientRack */
                    clientRack?: string;

                    /** FetchRequest isolationLevel */
                    isolationLevel?: millrace.data.v1.IsolationLevel;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchRequest. */
                type $Shape = millrace.data.v1.FetchRequest.$Properties;
            }

            /**
             * Properties of a FetchPartitionId.
             * @deprecated Use millrace.data.v1.FetchPartitionId.$Properties instead.
             */
            interface IFetchPartitionId extends millrace.data.v1.FetchPartitionId.$Properties {
            }

            /** Represents a FetchPartitionId. */
            class FetchPartitionId {

                /**
                 * Constructs a new FetchPartitionId.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.FetchPartitionId.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchPartitionId topicId. */
                topicId: Uint8Array;

                /** FetchPartitionId partition. */
                partition: number;

                /**
                 * Encodes the specified FetchPartitionId message. Does not implicitly {@link millrace.data.v1.FetchPartitionId.verify|verify} messages.
                 * @param message FetchPartitionId message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.FetchPartitionId.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchPartitionId message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchPartitionId & millrace.data.v1.FetchPartitionId.$Shape} FetchPartitionId
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.FetchPartitionId & millrace.data.v1.FetchPartitionId.$Shape;
            }

            namespace FetchPartitionId {

                /** Properties of a FetchPartitionId. */
                interface $Properties {

                    /** FetchPartitionId topicId */
                    topicId?: Uint8Array;

                    /** FetchPartitionId partition */
                    partition?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchPartitionId. */
                type $Shape = millrace.data.v1.FetchPartitionId.$Properties;
            }

            /**
             * Properties of a FetchPartition.
             * @deprecated Use millrace.data.v1.FetchPartition.$Properties instead.
             */
            interface IFetchPartition extends millrace.data.v1.FetchPartition.$Properties {
            }

            /** Represents a FetchPartition. */
            class FetchPartition {

                /**
                 * Constructs a new FetchPartition.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.FetchPartition.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchPartition topicId. */
                topicId: Uint8Array;

                /** FetchPartition partition. */
                partition: number;

                /** FetchPartition offset. */
                offset: number;

                /** FetchPartition epoch. */
                epoch: number;

                /** FetchPartition currentLeaderEpoch. */
                currentLeaderEpoch: number;

                /** FetchPartition lastFetchedEpoch. */
                lastFetchedEpoch: (number|null);

                /**
                 * Encodes the specified FetchPartition message. Does not implicitly {@link millrace.data.v1.FetchPartition.verify|verify} messages.
                 * @param message FetchPartition message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.FetchPartition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchPartition message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchPartition & millrace.data.v1.FetchPartition.$Shape} FetchPartition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.FetchPartition & millrace.data.v1.FetchPartition.$Shape;
            }

            namespace FetchPartition {

                /** Properties of a FetchPartition. */
                interface $Properties {

                    /** FetchPartition topicId */
                    topicId?: Uint8Array;

                    /** FetchPartition partition */
                    partition?: number;

                    /** FetchPartition offset */
                    offset?: number;

                    /** FetchPartition epoch */
                    epoch?: number;

                    /** FetchPartition currentLeaderEpoch */
                    currentLeaderEpoch?: number;

                    /** FetchPartition lastFetchedEpoch */
                    lastFetchedEpoch?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchPartition. */
                type $Shape = millrace.data.v1.FetchPartition.$Properties;
            }

            /**
             * Properties of a FetchResponse.
             * @deprecated Use millrace.data.v1.FetchResponse.$Properties instead.
             */
            interface IFetchResponse extends millrace.data.v1.FetchResponse.$Properties {
            }

            /** Represents a FetchResponse. */
            class FetchResponse {

                /**
                 * Constructs a new FetchResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.FetchResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchResponse frame. */
                frame: (millrace.data.v1.FetchFrame|null);

                /** FetchResponse error. */
                error: (millrace.data.v1.FetchError|null);

                /** FetchResponse redirect. */
                redirect: (millrace.data.v1.FetchRedirect|null);

                /** FetchResponse divergence. */
                divergence: (millrace.data.v1.FetchDivergence|null);

                /** FetchResponse kind. */
                kind?: ("frame"|"error"|"redirect"|"divergence");

                /**
                 * Encodes the specified FetchResponse message. Does not implicitly {@link millrace.data.v1.FetchResponse.verify|verify} messages.
                 * @param message FetchResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.FetchResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchResponse & millrace.data.v1.FetchResponse.$Shape} FetchResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.FetchResponse & millrace.data.v1.FetchResponse.$Shape;
            }

            namespace FetchResponse {

                /** Properties of a FetchResponse. */
                interface $Properties {

                    /** FetchResponse frame */
                    frame?: (millrace.data.v1.FetchFrame.$Properties|null);

                    /** FetchResponse error */
                    error?: (millrace.data.v1.FetchError.$Properties|null);

                    /** FetchResponse redirect */
                    redirect?: (millrace.data.v1.FetchRedirect.$Properties|null);

                    /** FetchResponse divergence */
                    divergence?: (millrace.data.v1.FetchDivergence.$Properties|null);

                    /** FetchResponse kind */
                    kind?: ("frame"|"error"|"redirect"|"divergence");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a FetchResponse. */
                type $Shape = {
                  frame?: millrace.data.v1.FetchFrame.$Shape|null;
                  error?: millrace.data.v1.FetchError.$Shape|null;
                  redirect?: millrace.data.v1.FetchRedirect.$Shape|null;
                  divergence?: millrace.data.v1.FetchDivergence.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; frame?: null; error?: null; redirect?: null; divergence?: null }|{ kind?: "frame"; frame: millrace.data.v1.FetchFrame.$Shape; error?: null; redirect?: null; divergence?: null }|{ kind?: "error"; frame?: null; error: millrace.data.v1.FetchError.$Shape; redirect?: null; divergence?: null }|{ kind?: "redirect"; frame?: null; error?: null; redirect: millrace.data.v1.FetchRedirect.$Shape; divergence?: null }|{ kind?: "divergence"; frame?: null; error?: null; redirect?: null; divergence: millrace.data.v1.FetchDivergence.$Shape })
                );
            }

            /**
             * Properties of a FetchDivergence.
             * @deprecated Use millrace.data.v1.FetchDivergence.$Properties instead.
             */
            interface IFetchDivergence extends millrace.data.v1.FetchDivergence.$Properties {
            }

            /** Represents a FetchDivergence. */
            class FetchDivergence {

                /**
                 * Constructs a new FetchDivergence.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.FetchDivergence.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchDivergence topicId. */
                topicId: Uint8Array;

                /** FetchDivergence partition. */
                partition: number;

                /** FetchDivergence epoch. */
                epoch: number;

                /** FetchDivergence leaderEpoch. */
                leaderEpoch: number;

                /** FetchDivergence endOffset. */
                endOffset: number;

                /**
                 * Encodes the specified FetchDivergence message. Does not implicitly {@link millrace.data.v1.FetchDivergence.verify|verify} messages.
                 * @param message FetchDivergence message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.FetchDivergence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchDivergence message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchDivergence & millrace.data.v1.FetchDivergence.$Shape} FetchDivergence
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.FetchDivergence & millrace.data.v1.FetchDivergence.$Shape;
            }

            namespace FetchDivergence {

                /** Properties of a FetchDivergence. */
                interface $Properties {

                    /** FetchDivergence topicId */
                    topicId?: Uint8Array;

                    /** FetchDivergence partition */
                    partition?: number;

                    /** FetchDivergence epoch */
                    epoch?: number;

                    /** FetchDivergence leaderEpoch */
                    leaderEpoch?: number;

                    /** FetchDivergence endOffset */
                    endOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchDivergence. */
                type $Shape = millrace.data.v1.FetchDivergence.$Properties;
            }

            /**
             * Properties of a FetchRedirect.
             * @deprecated Use millrace.data.v1.FetchRedirect.$Properties instead.
             */
            interface IFetchRedirect extends millrace.data.v1.FetchRedirect.$Properties {
            }

            /** Represents a FetchRedirect. */
            class FetchRedirect {

                /**
                 * Constructs a new FetchRedirect.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.FetchRedirect.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchRedirect topicId. */
                topicId: Uint8Array;

                /** FetchRedirect partition. */
                partition: number;

                /** FetchRedirect epoch. */
                epoch: number;

                /** FetchRedirect nodeId. */
                nodeId: number;

                /**
                 * Encodes the specified FetchRedirect message. Does not implicitly {@link millrace.data.v1.FetchRedirect.verify|verify} messages.
                 * @param message FetchRedirect message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.FetchRedirect.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchRedirect message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchRedirect & millrace.data.v1.FetchRedirect.$Shape} FetchRedirect
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.FetchRedirect & millrace.data.v1.FetchRedirect.$Shape;
            }

            namespace FetchRedirect {

                /** Properties of a FetchRedirect. */
                interface $Properties {

                    /** FetchRedirect topicId */
                    topicId?: Uint8Array;

                    /** FetchRedirect partition */
                    partition?: number;

                    /** FetchRedirect epoch */
                    epoch?: number;

                    /** FetchRedirect nodeId */
                    nodeId?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchRedirect. */
                type $Shape = millrace.data.v1.FetchRedirect.$Properties;
            }

            /**
             * Properties of a FetchFrame.
             * @deprecated Use millrace.data.v1.FetchFrame.$Properties instead.
             */
            interface IFetchFrame extends millrace.data.v1.FetchFrame.$Properties {
            }

            /** Represents a FetchFrame. */
            class FetchFrame {

                /**
                 * Constructs a new FetchFrame.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.FetchFrame.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchFrame topicId. */
                topicId: Uint8Array;

                /** FetchFrame partition. */
                partition: number;

                /** FetchFrame epoch. */
                epoch: number;

                /** FetchFrame highWatermark. */
                highWatermark: number;

                /** FetchFrame logStartOffset. */
                logStartOffset: number;

                /** FetchFrame recordBatches. */
                recordBatches: Uint8Array;

                /** FetchFrame lastStableOffset. */
                lastStableOffset: number;

                /** FetchFrame abortedTransactions. */
                abortedTransactions: millrace.data.v1.AbortedTransaction[];

                /**
                 * Encodes the specified FetchFrame message. Does not implicitly {@link millrace.data.v1.FetchFrame.verify|verify} messages.
                 * @param message FetchFrame message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.FetchFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchFrame message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchFrame & millrace.data.v1.FetchFrame.$Shape} FetchFrame
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.FetchFrame & millrace.data.v1.FetchFrame.$Shape;
            }

            namespace FetchFrame {

                /** Properties of a FetchFrame. */
                interface $Properties {

                    /** FetchFrame topicId */
                    topicId?: Uint8Array;

                    /** FetchFrame partition */
                    partition?: number;

                    /** FetchFrame epoch */
                    epoch?: number;

                    /** FetchFrame highWatermark */
                    highWatermark?: number;

                    /** FetchFrame logStartOffset */
                    logStartOffset?: number;

                    /** FetchFrame recordBatches */
                    recordBatches?: Uint8Array;

                    /** FetchFrame lastStableOffset */
                    lastStableOffset?: number;

                    /** FetchFrame abortedTransactions */
                    abortedTransactions?: millrace.data.v1.AbortedTransaction.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchFrame. */
                type $Shape = millrace.data.v1.FetchFrame.$Properties;
            }

            /**
             * Properties of a FetchError.
             * @deprecated Use millrace.data.v1.FetchError.$Properties instead.
             */
            interface IFetchError extends millrace.data.v1.FetchError.$Properties {
            }

            /** Represents a FetchError. */
            class FetchError {

                /**
                 * Constructs a new FetchError.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.FetchError.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchError topicId. */
                topicId: Uint8Array;

                /** FetchError partition. */
                partition: number;

                /** FetchError epoch. */
                epoch: number;

                /** FetchError error. */
                error: (millrace.common.v1.Error|null);

                /** FetchError logStartOffset. */
                logStartOffset: number;

                /** FetchError highWatermark. */
                highWatermark: number;

                /**
                 * Encodes the specified FetchError message. Does not implicitly {@link millrace.data.v1.FetchError.verify|verify} messages.
                 * @param message FetchError message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.FetchError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchError message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchError & millrace.data.v1.FetchError.$Shape} FetchError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.FetchError & millrace.data.v1.FetchError.$Shape;
            }

            namespace FetchError {

                /** Properties of a FetchError. */
                interface $Properties {

                    /** FetchError topicId */
                    topicId?: Uint8Array;

                    /** FetchError partition */
                    partition?: number;

                    /** FetchError epoch */
                    epoch?: number;

                    /** FetchError error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** FetchError logStartOffset */
                    logStartOffset?: number;

                    /** FetchError highWatermark */
                    highWatermark?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchError. */
                type $Shape = millrace.data.v1.FetchError.$Properties;
            }

            /**
             * Properties of a ListOffsetsRequest.
             * @deprecated Use millrace.data.v1.ListOffsetsRequest.$Properties instead.
             */
            interface IListOffsetsRequest extends millrace.data.v1.ListOffsetsRequest.$Properties {
            }

            /** Represents a ListOffsetsRequest. */
            class ListOffsetsRequest {

                /**
                 * Constructs a new ListOffsetsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.ListOffsetsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListOffsetsRequest partitions. */
                partitions: millrace.data.v1.ListOffsetsPartition[];

                /** ListOffsetsRequest isolationLevel. */
                isolationLevel: millrace.data.v1.IsolationLevel;

                /**
                 * Encodes the specified ListOffsetsRequest message. Does not implicitly {@link millrace.data.v1.ListOffsetsRequest.verify|verify} messages.
                 * @param message ListOffsetsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.ListOffsetsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListOffsetsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ListOffsetsRequest & millrace.data.v1.ListOffsetsRequest.$Shape} ListOffsetsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.ListOffsetsRequest & millrace.data.v1.ListOffsetsRequest.$Shape;
            }

            namespace ListOffsetsRequest {

                /** Properties of a ListOffsetsRequest. */
                interface $Properties {

                    /** ListOffsetsRequest partitions */
                    partitions?: millrace.data.v1.ListOffsetsPartition.$Properties[];

                    /** ListOffsetsRequest isolationLevel */
                    isolationLevel?: millrace.data.v1.IsolationLevel;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListOffsetsRequest. */
                type $Shape = {
                  partitions?: millrace.data.v1.ListOffsetsPartition.$Shape[];
                  isolationLevel?: millrace.data.v1.IsolationLevel;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a ListOffsetsPartition.
             * @deprecated Use millrace.data.v1.ListOffsetsPartition.$Properties instead.
             */
            interface IListOffsetsPartition extends millrace.data.v1.ListOffsetsPartition.$Properties {
            }

            /** Represents a ListOffsetsPartition. */
            class ListOffsetsPartition {

                /**
                 * Constructs a new ListOffsetsPartition.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.ListOffsetsPartition.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListOffsetsPartition topicId. */
                topicId: Uint8Array;

                /** ListOffsetsPartition partition. */
                partition: number;

                /** ListOffsetsPartition earliest. */
                earliest: (boolean|null);

                /** ListOffsetsPartition latest. */
                latest: (boolean|null);

                /** ListOffsetsPartition timestampMs. */
                timestampMs: (number|null);

                /** ListOffsetsPartition maxTimestamp. */
                maxTimestamp: (boolean|null);

                /** ListOffsetsPartition at. */
                at?: ("earliest"|"latest"|"timestampMs"|"maxTimestamp");

                /**
                 * Encodes the specified ListOffsetsPartition message. Does not implicitly {@link millrace.data.v1.ListOffsetsPartition.verify|verify} messages.
                 * @param message ListOffsetsPartition message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.ListOffsetsPartition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListOffsetsPartition message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ListOffsetsPartition & millrace.data.v1.ListOffsetsPartition.$Shape} ListOffsetsPartition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.ListOffsetsPartition & millrace.data.v1.ListOffsetsPartition.$Shape;
            }

            namespace ListOffsetsPartition {

                /** Properties of a ListOffsetsPartition. */
                interface $Properties {

                    /** ListOffsetsPartition topicId */
                    topicId?: Uint8Array;

                    /** ListOffsetsPartition partition */
                    partition?: number;

                    /** ListOffsetsPartition earliest */
                    earliest?: (boolean|null);

                    /** ListOffsetsPartition latest */
                    latest?: (boolean|null);

                    /** ListOffsetsPartition timestampMs */
                    timestampMs?: (number|null);

                    /** ListOffsetsPartition maxTimestamp */
                    maxTimestamp?: (boolean|null);

                    /** ListOffsetsPartition at */
                    at?: ("earliest"|"latest"|"timestampMs"|"maxTimestamp");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ListOffsetsPartition. */
                type $Shape = {
                  topicId?: Uint8Array;
                  partition?: number;
                  earliest?: boolean|null;
                  latest?: boolean|null;
                  timestampMs?: number|null;
                  maxTimestamp?: boolean|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ at?: undefined; earliest?: null; latest?: null; timestampMs?: null; maxTimestamp?: null }|{ at?: "earliest"; earliest: boolean; latest?: null; timestampMs?: null; maxTimestamp?: null }|{ at?: "latest"; earliest?: null; latest: boolean; timestampMs?: null; maxTimestamp?: null }|{ at?: "timestampMs"; earliest?: null; latest?: null; timestampMs: number; maxTimestamp?: null }|{ at?: "maxTimestamp"; earliest?: null; latest?: null; timestampMs?: null; maxTimestamp: boolean })
                );
            }

            /**
             * Properties of a ListOffsetsResponse.
             * @deprecated Use millrace.data.v1.ListOffsetsResponse.$Properties instead.
             */
            interface IListOffsetsResponse extends millrace.data.v1.ListOffsetsResponse.$Properties {
            }

            /** Represents a ListOffsetsResponse. */
            class ListOffsetsResponse {

                /**
                 * Constructs a new ListOffsetsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.ListOffsetsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListOffsetsResponse partitions. */
                partitions: millrace.data.v1.ListOffsetsResult[];

                /**
                 * Encodes the specified ListOffsetsResponse message. Does not implicitly {@link millrace.data.v1.ListOffsetsResponse.verify|verify} messages.
                 * @param message ListOffsetsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.ListOffsetsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListOffsetsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ListOffsetsResponse & millrace.data.v1.ListOffsetsResponse.$Shape} ListOffsetsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.ListOffsetsResponse & millrace.data.v1.ListOffsetsResponse.$Shape;
            }

            namespace ListOffsetsResponse {

                /** Properties of a ListOffsetsResponse. */
                interface $Properties {

                    /** ListOffsetsResponse partitions */
                    partitions?: millrace.data.v1.ListOffsetsResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListOffsetsResponse. */
                type $Shape = millrace.data.v1.ListOffsetsResponse.$Properties;
            }

            /**
             * Properties of a ListOffsetsResult.
             * @deprecated Use millrace.data.v1.ListOffsetsResult.$Properties instead.
             */
            interface IListOffsetsResult extends millrace.data.v1.ListOffsetsResult.$Properties {
            }

            /** Represents a ListOffsetsResult. */
            class ListOffsetsResult {

                /**
                 * Constructs a new ListOffsetsResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.ListOffsetsResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListOffsetsResult error. */
                error: (millrace.common.v1.Error|null);

                /** ListOffsetsResult offset. */
                offset: number;

                /** ListOffsetsResult timestampMs. */
                timestampMs: number;

                /** ListOffsetsResult leaderEpoch. */
                leaderEpoch: number;

                /**
                 * Encodes the specified ListOffsetsResult message. Does not implicitly {@link millrace.data.v1.ListOffsetsResult.verify|verify} messages.
                 * @param message ListOffsetsResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.ListOffsetsResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListOffsetsResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ListOffsetsResult & millrace.data.v1.ListOffsetsResult.$Shape} ListOffsetsResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.ListOffsetsResult & millrace.data.v1.ListOffsetsResult.$Shape;
            }

            namespace ListOffsetsResult {

                /** Properties of a ListOffsetsResult. */
                interface $Properties {

                    /** ListOffsetsResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** ListOffsetsResult offset */
                    offset?: number;

                    /** ListOffsetsResult timestampMs */
                    timestampMs?: number;

                    /** ListOffsetsResult leaderEpoch */
                    leaderEpoch?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListOffsetsResult. */
                type $Shape = millrace.data.v1.ListOffsetsResult.$Properties;
            }

            /**
             * Properties of a FetchNewestRequest.
             * @deprecated Use millrace.data.v1.FetchNewestRequest.$Properties instead.
             */
            interface IFetchNewestRequest extends millrace.data.v1.FetchNewestRequest.$Properties {
            }

            /** Represents a FetchNewestRequest. */
            class FetchNewestRequest {

                /**
                 * Constructs a new FetchNewestRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.FetchNewestRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchNewestRequest topicId. */
                topicId: Uint8Array;

                /** FetchNewestRequest partition. */
                partition: number;

                /** FetchNewestRequest beforeOffset. */
                beforeOffset: (number|null);

                /** FetchNewestRequest recordsMax. */
                recordsMax: number;

                /** FetchNewestRequest sizeBytesMax. */
                sizeBytesMax: number;

                /** FetchNewestRequest isolationLevel. */
                isolationLevel: millrace.data.v1.IsolationLevel;

                /**
                 * Encodes the specified FetchNewestRequest message. Does not implicitly {@link millrace.data.v1.FetchNewestRequest.verify|verify} messages.
                 * @param message FetchNewestRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.FetchNewestRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchNewestRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchNewestRequest & millrace.data.v1.FetchNewestRequest.$Shape} FetchNewestRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.FetchNewestRequest & millrace.data.v1.FetchNewestRequest.$Shape;
            }

            namespace FetchNewestRequest {

                /** Properties of a FetchNewestRequest. */
                interface $Properties {

                    /** FetchNewestRequest topicId */
                    topicId?: Uint8Array;

                    /** FetchNewestRequest partition */
                    partition?: number;

                    /** FetchNewestRequest beforeOffset */
                    beforeOffset?: (number|null);

                    /** FetchNewestRequest recordsMax */
                    recordsMax?: number;

                    /** FetchNewestRequest sizeBytesMax */
                    sizeBytesMax?: number;

                    /** FetchNewestRequest isolationLevel */
                    isolationLevel?: millrace.data.v1.IsolationLevel;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchNewestRequest. */
                type $Shape = millrace.data.v1.FetchNewestRequest.$Properties;
            }

            /**
             * Properties of a FetchNewestResponse.
             * @deprecated Use millrace.data.v1.FetchNewestResponse.$Properties instead.
             */
            interface IFetchNewestResponse extends millrace.data.v1.FetchNewestResponse.$Properties {
            }

            /** Represents a FetchNewestResponse. */
            class FetchNewestResponse {

                /**
                 * Constructs a new FetchNewestResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.FetchNewestResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchNewestResponse highWatermark. */
                highWatermark: number;

                /** FetchNewestResponse logStartOffset. */
                logStartOffset: number;

                /** FetchNewestResponse recordBatches. */
                recordBatches: Uint8Array;

                /** FetchNewestResponse lastStableOffset. */
                lastStableOffset: number;

                /** FetchNewestResponse abortedTransactions. */
                abortedTransactions: millrace.data.v1.AbortedTransaction[];

                /**
                 * Encodes the specified FetchNewestResponse message. Does not implicitly {@link millrace.data.v1.FetchNewestResponse.verify|verify} messages.
                 * @param message FetchNewestResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.FetchNewestResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchNewestResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchNewestResponse & millrace.data.v1.FetchNewestResponse.$Shape} FetchNewestResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.FetchNewestResponse & millrace.data.v1.FetchNewestResponse.$Shape;
            }

            namespace FetchNewestResponse {

                /** Properties of a FetchNewestResponse. */
                interface $Properties {

                    /** FetchNewestResponse highWatermark */
                    highWatermark?: number;

                    /** FetchNewestResponse logStartOffset */
                    logStartOffset?: number;

                    /** FetchNewestResponse recordBatches */
                    recordBatches?: Uint8Array;

                    /** FetchNewestResponse lastStableOffset */
                    lastStableOffset?: number;

                    /** FetchNewestResponse abortedTransactions */
                    abortedTransactions?: millrace.data.v1.AbortedTransaction.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchNewestResponse. */
                type $Shape = millrace.data.v1.FetchNewestResponse.$Properties;
            }

            /**
             * Properties of a DeleteRecordsRequest.
             * @deprecated Use millrace.data.v1.DeleteRecordsRequest.$Properties instead.
             */
            interface IDeleteRecordsRequest extends millrace.data.v1.DeleteRecordsRequest.$Properties {
            }

            /** Represents a DeleteRecordsRequest. */
            class DeleteRecordsRequest {

                /**
                 * Constructs a new DeleteRecordsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.DeleteRecordsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteRecordsRequest partitions. */
                partitions: millrace.data.v1.DeleteRecordsPartition[];

                /**
                 * Encodes the specified DeleteRecordsRequest message. Does not implicitly {@link millrace.data.v1.DeleteRecordsRequest.verify|verify} messages.
                 * @param message DeleteRecordsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.DeleteRecordsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteRecordsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.DeleteRecordsRequest & millrace.data.v1.DeleteRecordsRequest.$Shape} DeleteRecordsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.DeleteRecordsRequest & millrace.data.v1.DeleteRecordsRequest.$Shape;
            }

            namespace DeleteRecordsRequest {

                /** Properties of a DeleteRecordsRequest. */
                interface $Properties {

                    /** DeleteRecordsRequest partitions */
                    partitions?: millrace.data.v1.DeleteRecordsPartition.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteRecordsRequest. */
                type $Shape = millrace.data.v1.DeleteRecordsRequest.$Properties;
            }

            /**
             * Properties of a DeleteRecordsPartition.
             * @deprecated Use millrace.data.v1.DeleteRecordsPartition.$Properties instead.
             */
            interface IDeleteRecordsPartition extends millrace.data.v1.DeleteRecordsPartition.$Properties {
            }

            /** Represents a DeleteRecordsPartition. */
            class DeleteRecordsPartition {

                /**
                 * Constructs a new DeleteRecordsPartition.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.DeleteRecordsPartition.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteRecordsPartition topicId. */
                topicId: Uint8Array;

                /** DeleteRecordsPartition partition. */
                partition: number;

                /** DeleteRecordsPartition beforeOffset. */
                beforeOffset: number;

                /**
                 * Encodes the specified DeleteRecordsPartition message. Does not implicitly {@link millrace.data.v1.DeleteRecordsPartition.verify|verify} messages.
                 * @param message DeleteRecordsPartition message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.DeleteRecordsPartition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteRecordsPartition message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.DeleteRecordsPartition & millrace.data.v1.DeleteRecordsPartition.$Shape} DeleteRecordsPartition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.DeleteRecordsPartition & millrace.data.v1.DeleteRecordsPartition.$Shape;
            }

            namespace DeleteRecordsPartition {

                /** Properties of a DeleteRecordsPartition. */
                interface $Properties {

                    /** DeleteRecordsPartition topicId */
                    topicId?: Uint8Array;

                    /** DeleteRecordsPartition partition */
                    partition?: number;

                    /** DeleteRecordsPartition beforeOffset */
                    beforeOffset?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteRecordsPartition. */
                type $Shape = millrace.data.v1.DeleteRecordsPartition.$Properties;
            }

            /**
             * Properties of a DeleteRecordsResponse.
             * @deprecated Use millrace.data.v1.DeleteRecordsResponse.$Properties instead.
             */
            interface IDeleteRecordsResponse extends millrace.data.v1.DeleteRecordsResponse.$Properties {
            }

            /** Represents a DeleteRecordsResponse. */
            class DeleteRecordsResponse {

                /**
                 * Constructs a new DeleteRecordsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.DeleteRecordsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteRecordsResponse partitions. */
                partitions: millrace.data.v1.DeleteRecordsResult[];

                /**
                 * Encodes the specified DeleteRecordsResponse message. Does not implicitly {@link millrace.data.v1.DeleteRecordsResponse.verify|verify} messages.
                 * @param message DeleteRecordsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.DeleteRecordsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteRecordsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.DeleteRecordsResponse & millrace.data.v1.DeleteRecordsResponse.$Shape} DeleteRecordsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.DeleteRecordsResponse & millrace.data.v1.DeleteRecordsResponse.$Shape;
            }

            namespace DeleteRecordsResponse {

                /** Properties of a DeleteRecordsResponse. */
                interface $Properties {

                    /** DeleteRecordsResponse partitions */
                    partitions?: millrace.data.v1.DeleteRecordsResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteRecordsResponse. */
                type $Shape = millrace.data.v1.DeleteRecordsResponse.$Properties;
            }

            /**
             * Properties of a DeleteRecordsResult.
             * @deprecated Use millrace.data.v1.DeleteRecordsResult.$Properties instead.
             */
            interface IDeleteRecordsResult extends millrace.data.v1.DeleteRecordsResult.$Properties {
            }

            /** Represents a DeleteRecordsResult. */
            class DeleteRecordsResult {

                /**
                 * Constructs a new DeleteRecordsResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.data.v1.DeleteRecordsResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteRecordsResult error. */
                error: (millrace.common.v1.Error|null);

                /** DeleteRecordsResult lowWatermark. */
                lowWatermark: number;

                /**
                 * Encodes the specified DeleteRecordsResult message. Does not implicitly {@link millrace.data.v1.DeleteRecordsResult.verify|verify} messages.
                 * @param message DeleteRecordsResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.data.v1.DeleteRecordsResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteRecordsResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.data.v1.DeleteRecordsResult & millrace.data.v1.DeleteRecordsResult.$Shape} DeleteRecordsResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.data.v1.DeleteRecordsResult & millrace.data.v1.DeleteRecordsResult.$Shape;
            }

            namespace DeleteRecordsResult {

                /** Properties of a DeleteRecordsResult. */
                interface $Properties {

                    /** DeleteRecordsResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** DeleteRecordsResult lowWatermark */
                    lowWatermark?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteRecordsResult. */
                type $Shape = millrace.data.v1.DeleteRecordsResult.$Properties;
            }
        }
    }

    /** Namespace easy. */
    namespace easy {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Payload.
             * @deprecated Use millrace.easy.v1.Payload.$Properties instead.
             */
            interface IPayload extends millrace.easy.v1.Payload.$Properties {
            }

            /** Represents a Payload. */
            class Payload {

                /**
                 * Constructs a new Payload.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.easy.v1.Payload.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Payload text. */
                text: (string|null);

                /** Payload json. */
                json: (google.protobuf.Value|null);

                /** Payload base64. */
                base64: (Uint8Array|null);

                /** Payload form. */
                form?: ("text"|"json"|"base64");

                /**
                 * Encodes the specified Payload message. Does not implicitly {@link millrace.easy.v1.Payload.verify|verify} messages.
                 * @param message Payload message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.easy.v1.Payload.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Payload message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.Payload & millrace.easy.v1.Payload.$Shape} Payload
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.easy.v1.Payload & millrace.easy.v1.Payload.$Shape;
            }

            namespace Payload {

                /** Properties of a Payload. */
                interface $Properties {

                    /** Payload text */
                    text?: (string|null);

                    /** Payload json */
                    json?: (google.protobuf.Value.$Properties|null);

                    /** Payload base64 */
                    base64?: (Uint8Array|null);

                    /** Payload form */
                    form?: ("text"|"json"|"base64");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Payload. */
                type $Shape = {
                  text?: string|null;
                  json?: google.protobuf.Value.$Shape|null;
                  base64?: Uint8Array|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ form?: undefined; text?: null; json?: null; base64?: null }|{ form?: "text"; text: string; json?: null; base64?: null }|{ form?: "json"; text?: null; json: google.protobuf.Value.$Shape; base64?: null }|{ form?: "base64"; text?: null; json?: null; base64: Uint8Array })
                );
            }

            /**
             * Properties of a Header.
             * @deprecated Use millrace.easy.v1.Header.$Properties instead.
             */
            interface IHeader extends millrace.easy.v1.Header.$Properties {
            }

            /** Represents a Header. */
            class Header {

                /**
                 * Constructs a new Header.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.easy.v1.Header.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Header name. */
                name: string;

                /** Header value. */
                value: (millrace.easy.v1.Payload|null);

                /**
                 * Encodes the specified Header message. Does not implicitly {@link millrace.easy.v1.Header.verify|verify} messages.
                 * @param message Header message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.easy.v1.Header.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Header message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.Header & millrace.easy.v1.Header.$Shape} Header
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.easy.v1.Header & millrace.easy.v1.Header.$Shape;
            }

            namespace Header {

                /** Properties of a Header. */
                interface $Properties {

                    /** Header name */
                    name?: string;

                    /** Header value */
                    value?: (millrace.easy.v1.Payload.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Header. */
                type $Shape = {
                  name?: string;
                  value?: millrace.easy.v1.Payload.$Shape|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a ProduceRequest.
             * @deprecated Use millrace.easy.v1.ProduceRequest.$Properties instead.
             */
            interface IProduceRequest extends millrace.easy.v1.ProduceRequest.$Properties {
            }

            /** Represents a ProduceRequest. */
            class ProduceRequest {

                /**
                 * Constructs a new ProduceRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.easy.v1.ProduceRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProduceRequest topic. */
                topic: string;

                /** ProduceRequest partition. */
                partition: (number|null);

                /** ProduceRequest key. */
                key: (millrace.easy.v1.Payload|null);

                /** ProduceRequest value. */
                value: (millrace.easy.v1.Payload|null);

                /** ProduceRequest headers. */
                headers: millrace.easy.v1.Header[];

                /** ProduceRequest timestampMs. */
                timestampMs: (number|null);

                /**
                 * Encodes the specified ProduceRequest message. Does not implicitly {@link millrace.easy.v1.ProduceRequest.verify|verify} messages.
                 * @param message ProduceRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.easy.v1.ProduceRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProduceRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.ProduceRequest & millrace.easy.v1.ProduceRequest.$Shape} ProduceRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.easy.v1.ProduceRequest & millrace.easy.v1.ProduceRequest.$Shape;
            }

            namespace ProduceRequest {

                /** Properties of a ProduceRequest. */
                interface $Properties {

                    /** ProduceRequest topic */
                    topic?: string;

                    /** ProduceRequest partition */
                    partition?: (number|null);

                    /** ProduceRequest key */
                    key?: (millrace.easy.v1.Payload.$Properties|null);

                    /** ProduceRequest value */
                    value?: (millrace.easy.v1.Payload.$Properties|null);

                    /** ProduceRequest headers */
                    headers?: millrace.easy.v1.Header.$Properties[];

                    /** ProduceRequest timestampMs */
                    timestampMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProduceRequest. */
                type $Shape = {
                  topic?: string;
                  partition?: number|null;
                  key?: millrace.easy.v1.Payload.$Shape|null;
                  value?: millrace.easy.v1.Payload.$Shape|null;
                  headers?: millrace.easy.v1.Header.$Shape[];
                  timestampMs?: number|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of a ProduceResponse.
             * @deprecated Use millrace.easy.v1.ProduceResponse.$Properties instead.
             */
            interface IProduceResponse extends millrace.easy.v1.ProduceResponse.$Properties {
            }

            /** Represents a ProduceResponse. */
            class ProduceResponse {

                /**
                 * Constructs a new ProduceResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.easy.v1.ProduceResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProduceResponse topic. */
                topic: string;

                /** ProduceResponse partition. */
                partition: number;

                /** ProduceResponse offset. */
                offset: number;

                /** ProduceResponse timestampMs. */
                timestampMs: number;

                /**
                 * Encodes the specified ProduceResponse message. Does not implicitly {@link millrace.easy.v1.ProduceResponse.verify|verify} messages.
                 * @param message ProduceResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.easy.v1.ProduceResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProduceResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.ProduceResponse & millrace.easy.v1.ProduceResponse.$Shape} ProduceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.easy.v1.ProduceResponse & millrace.easy.v1.ProduceResponse.$Shape;
            }

            namespace ProduceResponse {

                /** Properties of a ProduceResponse. */
                interface $Properties {

                    /** ProduceResponse topic */
                    topic?: string;

                    /** ProduceResponse partition */
                    partition?: number;

                    /** ProduceResponse offset */
                    offset?: number;

                    /** ProduceResponse timestampMs */
                    timestampMs?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProduceResponse. */
                type $Shape = millrace.easy.v1.ProduceResponse.$Properties;
            }

            /**
             * Properties of a ConsumeRequest.
             * @deprecated Use millrace.easy.v1.ConsumeRequest.$Properties instead.
             */
            interface IConsumeRequest extends millrace.easy.v1.ConsumeRequest.$Properties {
            }

            /** Represents a ConsumeRequest. */
            class ConsumeRequest {

                /**
                 * Constructs a new ConsumeRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.easy.v1.ConsumeRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ConsumeRequest topic. */
                topic: string;

                /** ConsumeRequest partitions. */
                partitions: number[];

                /** ConsumeRequest earliest. */
                earliest: (boolean|null);

                /** ConsumeRequest latest. */
                latest: (boolean|null);

                /** ConsumeRequest offset. */
                offset: (number|null);

                /** ConsumeRequest timestampMs. */
                timestampMs: (number|null);

                /** ConsumeRequest newest. */
                newest: (boolean|null);

                /** ConsumeRequest limit. */
                limit: number;

                /** ConsumeRequest waitMs. */
                waitMs: number;

                /** ConsumeRequest from. */
                from?: ("earliest"|"latest"|"offset"|"timestampMs"|"newest");

                /**
                 * Encodes the specified ConsumeRequest message. Does not implicitly {@link millrace.easy.v1.ConsumeRequest.verify|verify} messages.
                 * @param message ConsumeRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.easy.v1.ConsumeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ConsumeRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.ConsumeRequest & millrace.easy.v1.ConsumeRequest.$Shape} ConsumeRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.easy.v1.ConsumeRequest & millrace.easy.v1.ConsumeRequest.$Shape;
            }

            namespace ConsumeRequest {

                /** Properties of a ConsumeRequest. */
                interface $Properties {

                    /** ConsumeRequest topic */
                    topic?: string;

                    /** ConsumeRequest partitions */
                    partitions?: number[];

                    /** ConsumeRequest earliest */
                    earliest?: (boolean|null);

                    /** ConsumeRequest latest */
                    latest?: (boolean|null);

                    /** ConsumeRequest offset */
                    offset?: (number|null);

                    /** ConsumeRequest timestampMs */
                    timestampMs?: (number|null);

                    /** ConsumeRequest newest */
                    newest?: (boolean|null);

                    /** ConsumeRequest limit */
                    limit?: number;

                    /** ConsumeRequest waitMs */
                    waitMs?: number;

                    /** ConsumeRequest from */
                    from?: ("earliest"|"latest"|"offset"|"timestampMs"|"newest");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ConsumeRequest. */
                type $Shape = {
                  topic?: string;
                  partitions?: number[];
                  earliest?: boolean|null;
                  latest?: boolean|null;
                  offset?: number|null;
                  timestampMs?: number|null;
                  newest?: boolean|null;
                  limit?: number;
                  waitMs?: number;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ from?: undefined; earliest?: null; latest?: null; offset?: null; timestampMs?: null; newest?: null }|{ from?: "earliest"; earliest: boolean; latest?: null; offset?: null; timestampMs?: null; newest?: null }|{ from?: "latest"; earliest?: null; latest: boolean; offset?: null; timestampMs?: null; newest?: null }|{ from?: "offset"; earliest?: null; latest?: null; offset: number; timestampMs?: null; newest?: null }|{ from?: "timestampMs"; earliest?: null; latest?: null; offset?: null; timestampMs: number; newest?: null }|{ from?: "newest"; earliest?: null; latest?: null; offset?: null; timestampMs?: null; newest: boolean })
                );
            }

            /**
             * Properties of a ConsumeResponse.
             * @deprecated Use millrace.easy.v1.ConsumeResponse.$Properties instead.
             */
            interface IConsumeResponse extends millrace.easy.v1.ConsumeResponse.$Properties {
            }

            /** Represents a ConsumeResponse. */
            class ConsumeResponse {

                /**
                 * Constructs a new ConsumeResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.easy.v1.ConsumeResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ConsumeResponse topic. */
                topic: string;

                /** ConsumeResponse partition. */
                partition: number;

                /** ConsumeResponse offset. */
                offset: number;

                /** ConsumeResponse timestampMs. */
                timestampMs: number;

                /** ConsumeResponse key. */
                key: (millrace.easy.v1.Payload|null);

                /** ConsumeResponse value. */
                value: (millrace.easy.v1.Payload|null);

                /** ConsumeResponse headers. */
                headers: millrace.easy.v1.Header[];

                /**
                 * Encodes the specified ConsumeResponse message. Does not implicitly {@link millrace.easy.v1.ConsumeResponse.verify|verify} messages.
                 * @param message ConsumeResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.easy.v1.ConsumeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ConsumeResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.ConsumeResponse & millrace.easy.v1.ConsumeResponse.$Shape} ConsumeResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.easy.v1.ConsumeResponse & millrace.easy.v1.ConsumeResponse.$Shape;
            }

            namespace ConsumeResponse {

                /** Properties of a ConsumeResponse. */
                interface $Properties {

                    /** ConsumeResponse topic */
                    topic?: string;

                    /** ConsumeResponse partition */
                    partition?: number;

                    /** ConsumeResponse offset */
                    offset?: number;

                    /** ConsumeResponse timestampMs */
                    timestampMs?: number;

                    /** ConsumeResponse key */
                    key?: (millrace.easy.v1.Payload.$Properties|null);

                    /** ConsumeResponse value */
                    value?: (millrace.easy.v1.Payload.$Properties|null);

                    /** ConsumeResponse headers */
                    headers?: millrace.easy.v1.Header.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ConsumeResponse. */
                type $Shape = {
                  topic?: string;
                  partition?: number;
                  offset?: number;
                  timestampMs?: number;
                  key?: millrace.easy.v1.Payload.$Shape|null;
                  value?: millrace.easy.v1.Payload.$Shape|null;
                  headers?: millrace.easy.v1.Header.$Shape[];
                  $unknowns?: Uint8Array[];
                };
            }
        }
    }

    /** Namespace group. */
    namespace group {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a FindGroupCoordinatorsRequest.
             * @deprecated Use millrace.group.v1.FindGroupCoordinatorsRequest.$Properties instead.
             */
            interface IFindGroupCoordinatorsRequest extends millrace.group.v1.FindGroupCoordinatorsRequest.$Properties {
            }

            /** Represents a FindGroupCoordinatorsRequest. */
            class FindGroupCoordinatorsRequest {

                /**
                 * Constructs a new FindGroupCoordinatorsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.FindGroupCoordinatorsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FindGroupCoordinatorsRequest groupIds. */
                groupIds: string[];

                /**
                 * Encodes the specified FindGroupCoordinatorsRequest message. Does not implicitly {@link millrace.group.v1.FindGroupCoordinatorsRequest.verify|verify} messages.
                 * @param message FindGroupCoordinatorsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.FindGroupCoordinatorsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FindGroupCoordinatorsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.FindGroupCoordinatorsRequest & millrace.group.v1.FindGroupCoordinatorsRequest.$Shape} FindGroupCoordinatorsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.FindGroupCoordinatorsRequest & millrace.group.v1.FindGroupCoordinatorsRequest.$Shape;
            }

            namespace FindGroupCoordinatorsRequest {

                /** Properties of a FindGroupCoordinatorsRequest. */
                interface $Properties {

                    /** FindGroupCoordinatorsRequest groupIds */
                    groupIds?: string[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FindGroupCoordinatorsRequest. */
                type $Shape = millrace.group.v1.FindGroupCoordinatorsRequest.$Properties;
            }

            /**
             * Properties of a FindGroupCoordinatorsResponse.
             * @deprecated Use millrace.group.v1.FindGroupCoordinatorsResponse.$Properties instead.
             */
            interface IFindGroupCoordinatorsResponse extends millrace.group.v1.FindGroupCoordinatorsResponse.$Properties {
            }

            /** Represents a FindGroupCoordinatorsResponse. */
            class FindGroupCoordinatorsResponse {

                /**
                 * Constructs a new FindGroupCoordinatorsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.FindGroupCoordinatorsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FindGroupCoordinatorsResponse coordinators. */
                coordinators: millrace.group.v1.GroupCoordinator[];

                /**
                 * Encodes the specified FindGroupCoordinatorsResponse message. Does not implicitly {@link millrace.group.v1.FindGroupCoordinatorsResponse.verify|verify} messages.
                 * @param message FindGroupCoordinatorsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.FindGroupCoordinatorsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FindGroupCoordinatorsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.FindGroupCoordinatorsResponse & millrace.group.v1.FindGroupCoordinatorsResponse.$Shape} FindGroupCoordinatorsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.FindGroupCoordinatorsResponse & millrace.group.v1.FindGroupCoordinatorsResponse.$Shape;
            }

            namespace FindGroupCoordinatorsResponse {

                /** Properties of a FindGroupCoordinatorsResponse. */
                interface $Properties {

                    /** FindGroupCoordinatorsResponse coordinators */
                    coordinators?: millrace.group.v1.GroupCoordinator.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FindGroupCoordinatorsResponse. */
                type $Shape = millrace.group.v1.FindGroupCoordinatorsResponse.$Properties;
            }

            /**
             * Properties of a GroupCoordinator.
             * @deprecated Use millrace.group.v1.GroupCoordinator.$Properties instead.
             */
            interface IGroupCoordinator extends millrace.group.v1.GroupCoordinator.$Properties {
            }

            /** Represents a GroupCoordinator. */
            class GroupCoordinator {

                /**
                 * Constructs a new GroupCoordinator.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.GroupCoordinator.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GroupCoordinator error. */
                error: (millrace.common.v1.Error|null);

                /** GroupCoordinator nodeId. */
                nodeId: number;

                /**
                 * Encodes the specified GroupCoordinator message. Does not implicitly {@link millrace.group.v1.GroupCoordinator.verify|verify} messages.
                 * @param message GroupCoordinator message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.GroupCoordinator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GroupCoordinator message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.GroupCoordinator & millrace.group.v1.GroupCoordinator.$Shape} GroupCoordinator
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.GroupCoordinator & millrace.group.v1.GroupCoordinator.$Shape;
            }

            namespace GroupCoordinator {

                /** Properties of a GroupCoordinator. */
                interface $Properties {

                    /** GroupCoordinator error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** GroupCoordinator nodeId */
                    nodeId?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GroupCoordinator. */
                type $Shape = millrace.group.v1.GroupCoordinator.$Properties;
            }

            /**
             * Properties of a TopicPartitions.
             * @deprecated Use millrace.group.v1.TopicPartitions.$Properties instead.
             */
            interface ITopicPartitions extends millrace.group.v1.TopicPartitions.$Properties {
            }

            /** Represents a TopicPartitions. */
            class TopicPartitions {

                /**
                 * Constructs a new TopicPartitions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.TopicPartitions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TopicPartitions topicId. */
                topicId: Uint8Array;

                /** TopicPartitions partitions. */
                partitions: number[];

                /**
                 * Encodes the specified TopicPartitions message. Does not implicitly {@link millrace.group.v1.TopicPartitions.verify|verify} messages.
                 * @param message TopicPartitions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.TopicPartitions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TopicPartitions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.TopicPartitions & millrace.group.v1.TopicPartitions.$Shape} TopicPartitions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.TopicPartitions & millrace.group.v1.TopicPartitions.$Shape;
            }

            namespace TopicPartitions {

                /** Properties of a TopicPartitions. */
                interface $Properties {

                    /** TopicPartitions topicId */
                    topicId?: Uint8Array;

                    /** TopicPartitions partitions */
                    partitions?: number[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TopicPartitions. */
                type $Shape = millrace.group.v1.TopicPartitions.$Properties;
            }

            /**
             * Properties of a JoinRequest.
             * @deprecated Use millrace.group.v1.JoinRequest.$Properties instead.
             */
            interface IJoinRequest extends millrace.group.v1.JoinRequest.$Properties {
            }

            /** Represents a JoinRequest. */
            class JoinRequest {

                /**
                 * Constructs a new JoinRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.JoinRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** JoinRequest start. */
                start: (millrace.group.v1.JoinStart|null);

                /** JoinRequest heartbeat. */
                heartbeat: (millrace.group.v1.JoinHeartbeat|null);

                /** JoinRequest owned. */
                owned: (millrace.group.v1.JoinOwned|null);

                /** JoinRequest subscription. */
                subscription: (millrace.group.v1.JoinSubscription|null);

                /** JoinRequest assign. */
                assign: (millrace.group.v1.JoinAssign|null);

                /** JoinRequest leave. */
                leave: (millrace.group.v1.JoinLeave|null);

                /** JoinRequest kind. */
                kind?: ("start"|"heartbeat"|"owned"|"subscription"|"assign"|"leave");

                /**
                 * Encodes the specified JoinRequest message. Does not implicitly {@link millrace.group.v1.JoinRequest.verify|verify} messages.
                 * @param message JoinRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.JoinRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JoinRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.JoinRequest & millrace.group.v1.JoinRequest.$Shape} JoinRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.JoinRequest & millrace.group.v1.JoinRequest.$Shape;
            }

            namespace JoinRequest {

                /** Properties of a JoinRequest. */
                interface $Properties {

                    /** JoinRequest start */
                    start?: (millrace.group.v1.JoinStart.$Properties|null);

                    /** JoinRequest heartbeat */
                    heartbeat?: (millrace.group.v1.JoinHeartbeat.$Properties|null);

                    /** JoinRequest owned */
                    owned?: (millrace.group.v1.JoinOwned.$Properties|null);

                    /** JoinRequest subscription */
                    subscription?: (millrace.group.v1.JoinSubscription.$Properties|null);

                    /** JoinRequest assign */
                    assign?: (millrace.group.v1.JoinAssign.$Properties|null);

                    /** JoinRequest leave */
                    leave?: (millrace.group.v1.JoinLeave.$Properties|null);

                    /** JoinRequest kind */
                    kind?: ("start"|"heartbeat"|"owned"|"subscription"|"assign"|"leave");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a JoinRequest. */
                type $Shape = {
                  start?: millrace.group.v1.JoinStart.$Shape|null;
                  heartbeat?: millrace.group.v1.JoinHeartbeat.$Shape|null;
                  owned?: millrace.group.v1.JoinOwned.$Shape|null;
                  subscription?: millrace.group.v1.JoinSubscription.$Shape|null;
                  assign?: millrace.group.v1.JoinAssign.$Shape|null;
                  leave?: millrace.group.v1.JoinLeave.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; start?: null; heartbeat?: null; owned?: null; subscription?: null; assign?: null; leave?: null }|{ kind?: "start"; start: millrace.group.v1.JoinStart.$Shape; heartbeat?: null; owned?: null; subscription?: null; assign?: null; leave?: null }|{ kind?: "heartbeat"; start?: null; heartbeat: millrace.group.v1.JoinHeartbeat.$Shape; owned?: null; subscription?: null; assign?: null; leave?: null }|{ kind?: "owned"; start?: null; heartbeat?: null; owned: millrace.group.v1.JoinOwned.$Shape; subscription?: null; assign?: null; leave?: null }|{ kind?: "subscription"; start?: null; heartbeat?: null; owned?: null; subscription: millrace.group.v1.JoinSubscription.$Shape; assign?: null; leave?: null }|{ kind?: "assign"; start?: null; heartbeat?: null; owned?: null; subscription?: null; assign: millrace.group.v1.JoinAssign.$Shape; leave?: null }|{ kind?: "leave"; start?: null; heartbeat?: null; owned?: null; subscription?: null; assign?: null; leave: millrace.group.v1.JoinLeave.$Shape })
                );
            }

            /**
             * Properties of a JoinStart.
             * @deprecated Use millrace.group.v1.JoinStart.$Properties instead.
             */
            interface IJoinStart extends millrace.group.v1.JoinStart.$Properties {
            }

            /** Represents a JoinStart. */
            class JoinStart {

                /**
                 * Constructs a new JoinStart.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.JoinStart.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** JoinStart groupId. */
                groupId: string;

                /** JoinStart memberId. */
                memberId: string;

                /** JoinStart instanceId. */
                instanceId: string;

                /** JoinStart clientId. */
                clientId: string;

                /** JoinStart rack. */
                rack: string;

                /** JoinStart protocolType. */
                protocolType: string;

                /** JoinStart sessionTimeoutMs. */
                sessionTimeoutMs: number;

                /** JoinStart rebalanceTimeoutMs. */
                rebalanceTimeoutMs: number;

                /** JoinStart assignor. */
                assignor: string;

                /** JoinStart subscription. */
                subscription: (millrace.group.v1.JoinSubscription|null);

                /** JoinStart memberEpoch. */
                memberEpoch: number;

                /** JoinStart owned. */
                owned: millrace.group.v1.TopicPartitions[];

                /** JoinStart commits. */
                commits: number;

                /**
                 * Encodes the specified JoinStart message. Does not implicitly {@link millrace.group.v1.JoinStart.verify|verify} messages.
                 * @param message JoinStart message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.JoinStart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JoinStart message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.JoinStart & millrace.group.v1.JoinStart.$Shape} JoinStart
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.JoinStart & millrace.group.v1.JoinStart.$Shape;
            }

            namespace JoinStart {

                /** Properties of a JoinStart. */
                interface $Properties {

                    /** JoinStart groupId */
                    groupId?: string;

                    /** JoinStart memberId */
                    memberId?: string;

                    /** JoinStart instanceId */
                    instanceId?: string;

                    /** JoinStart clientId */
                    clientId?: string;

                    /** JoinStart rack */
                    rack?: string;

                    /** JoinStart protocolType */
                    protocolType?: string;

                    /** JoinStart sessionTimeoutMs */
                    sessionTimeoutMs?: number;

                    /** JoinStart rebalanceTimeoutMs */
                    rebalanceTimeoutMs?: number;

                    /** JoinStart assignor */
                    assignor?: string;

                    /** JoinStart subscription */
                    subscription?: (millrace.group.v1.JoinSubscription.$Properties|null);

                    /** JoinStart memberEpoch */
                    memberEpoch?: number;

                    /** JoinStart owned */
                    owned?: millrace.group.v1.TopicPartitions.$Properties[];

                    /** JoinStart commits */
                    commits?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a JoinStart. */
                type $Shape = millrace.group.v1.JoinStart.$Properties;
            }

            /**
             * Properties of a JoinSubscription.
             * @deprecated Use millrace.group.v1.JoinSubscription.$Properties instead.
             */
            interface IJoinSubscription extends millrace.group.v1.JoinSubscription.$Properties {
            }

            /** Represents a JoinSubscription. */
            class JoinSubscription {

                /**
                 * Constructs a new JoinSubscription.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.JoinSubscription.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** JoinSubscription topics. */
                topics: string[];

                /** JoinSubscription topicRegex. */
                topicRegex: string;

                /** JoinSubscription metadata. */
                metadata: Uint8Array;

                /**
                 * Encodes the specified JoinSubscription message. Does not implicitly {@link millrace.group.v1.JoinSubscription.verify|verify} messages.
                 * @param message JoinSubscription message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.JoinSubscription.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JoinSubscription message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.JoinSubscription & millrace.group.v1.JoinSubscription.$Shape} JoinSubscription
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.JoinSubscription & millrace.group.v1.JoinSubscription.$Shape;
            }

            namespace JoinSubscription {

                /** Properties of a JoinSubscription. */
                interface $Properties {

                    /** JoinSubscription topics */
                    topics?: string[];

                    /** JoinSubscription topicRegex */
                    topicRegex?: string;

                    /** JoinSubscription metadata */
                    metadata?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a JoinSubscription. */
                type $Shape = millrace.group.v1.JoinSubscription.$Properties;
            }

            /**
             * Properties of a JoinHeartbeat.
             * @deprecated Use millrace.group.v1.JoinHeartbeat.$Properties instead.
             */
            interface IJoinHeartbeat extends millrace.group.v1.JoinHeartbeat.$Properties {
            }

            /** Represents a JoinHeartbeat. */
            class JoinHeartbeat {

                /**
                 * Constructs a new JoinHeartbeat.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.JoinHeartbeat.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified JoinHeartbeat message. Does not implicitly {@link millrace.group.v1.JoinHeartbeat.verify|verify} messages.
                 * @param message JoinHeartbeat message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.JoinHeartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JoinHeartbeat message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.JoinHeartbeat & millrace.group.v1.JoinHeartbeat.$Shape} JoinHeartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.JoinHeartbeat & millrace.group.v1.JoinHeartbeat.$Shape;
            }

            namespace JoinHeartbeat {

                /** Properties of a JoinHeartbeat. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a JoinHeartbeat. */
                type $Shape = millrace.group.v1.JoinHeartbeat.$Properties;
            }

            /**
             * Properties of a JoinOwned.
             * @deprecated Use millrace.group.v1.JoinOwned.$Properties instead.
             */
            interface IJoinOwned extends millrace.group.v1.JoinOwned.$Properties {
            }

            /** Represents a JoinOwned. */
            class JoinOwned {

                /**
                 * Constructs a new JoinOwned.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.JoinOwned.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** JoinOwned memberEpoch. */
                memberEpoch: number;

                /** JoinOwned partitions. */
                partitions: millrace.group.v1.TopicPartitions[];

                /**
                 * Encodes the specified JoinOwned message. Does not implicitly {@link millrace.group.v1.JoinOwned.verify|verify} messages.
                 * @param message JoinOwned message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.JoinOwned.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JoinOwned message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.JoinOwned & millrace.group.v1.JoinOwned.$Shape} JoinOwned
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.JoinOwned & millrace.group.v1.JoinOwned.$Shape;
            }

            namespace JoinOwned {

                /** Properties of a JoinOwned. */
                interface $Properties {

                    /** JoinOwned memberEpoch */
                    memberEpoch?: number;

                    /** JoinOwned partitions */
                    partitions?: millrace.group.v1.TopicPartitions.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a JoinOwned. */
                type $Shape = millrace.group.v1.JoinOwned.$Properties;
            }

            /**
             * Properties of a JoinAssign.
             * @deprecated Use millrace.group.v1.JoinAssign.$Properties instead.
             */
            interface IJoinAssign extends millrace.group.v1.JoinAssign.$Properties {
            }

            /** Represents a JoinAssign. */
            class JoinAssign {

                /**
                 * Constructs a new JoinAssign.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.JoinAssign.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** JoinAssign groupEpoch. */
                groupEpoch: number;

                /** JoinAssign members. */
                members: millrace.group.v1.MemberAssignment[];

                /**
                 * Encodes the specified JoinAssign message. Does not implicitly {@link millrace.group.v1.JoinAssign.verify|verify} messages.
                 * @param message JoinAssign message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.JoinAssign.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JoinAssign message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.JoinAssign & millrace.group.v1.JoinAssign.$Shape} JoinAssign
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.JoinAssign & millrace.group.v1.JoinAssign.$Shape;
            }

            namespace JoinAssign {

                /** Properties of a JoinAssign. */
                interface $Properties {

                    /** JoinAssign groupEpoch */
                    groupEpoch?: number;

                    /** JoinAssign members */
                    members?: millrace.group.v1.MemberAssignment.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a JoinAssign. */
                type $Shape = millrace.group.v1.JoinAssign.$Properties;
            }

            /**
             * Properties of a MemberAssignment.
             * @deprecated Use millrace.group.v1.MemberAssignment.$Properties instead.
             */
            interface IMemberAssignment extends millrace.group.v1.MemberAssignment.$Properties {
            }

            /** Represents a MemberAssignment. */
            class MemberAssignment {

                /**
                 * Constructs a new MemberAssignment.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.MemberAssignment.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** MemberAssignment memberId. */
                memberId: string;

                /** MemberAssignment partitions. */
                partitions: millrace.group.v1.TopicPartitions[];

                /** MemberAssignment metadata. */
                metadata: Uint8Array;

                /**
                 * Encodes the specified MemberAssignment message. Does not implicitly {@link millrace.group.v1.MemberAssignment.verify|verify} messages.
                 * @param message MemberAssignment message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.MemberAssignment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MemberAssignment message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.MemberAssignment & millrace.group.v1.MemberAssignment.$Shape} MemberAssignment
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.MemberAssignment & millrace.group.v1.MemberAssignment.$Shape;
            }

            namespace MemberAssignment {

                /** Properties of a MemberAssignment. */
                interface $Properties {

                    /** MemberAssignment memberId */
                    memberId?: string;

                    /** MemberAssignment partitions */
                    partitions?: millrace.group.v1.TopicPartitions.$Properties[];

                    /** MemberAssignment metadata */
                    metadata?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a MemberAssignment. */
                type $Shape = millrace.group.v1.MemberAssignment.$Properties;
            }

            /**
             * Properties of a JoinLeave.
             * @deprecated Use millrace.group.v1.JoinLeave.$Properties instead.
             */
            interface IJoinLeave extends millrace.group.v1.JoinLeave.$Properties {
            }

            /** Represents a JoinLeave. */
            class JoinLeave {

                /**
                 * Constructs a new JoinLeave.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.JoinLeave.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** JoinLeave forGood. */
                forGood: boolean;

                /**
                 * Encodes the specified JoinLeave message. Does not implicitly {@link millrace.group.v1.JoinLeave.verify|verify} messages.
                 * @param message JoinLeave message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.JoinLeave.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JoinLeave message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.JoinLeave & millrace.group.v1.JoinLeave.$Shape} JoinLeave
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.JoinLeave & millrace.group.v1.JoinLeave.$Shape;
            }

            namespace JoinLeave {

                /** Properties of a JoinLeave. */
                interface $Properties {

                    /** JoinLeave forGood */
                    forGood?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a JoinLeave. */
                type $Shape = millrace.group.v1.JoinLeave.$Properties;
            }

            /**
             * Properties of a JoinResponse.
             * @deprecated Use millrace.group.v1.JoinResponse.$Properties instead.
             */
            interface IJoinResponse extends millrace.group.v1.JoinResponse.$Properties {
            }

            /** Represents a JoinResponse. */
            class JoinResponse {

                /**
                 * Constructs a new JoinResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.JoinResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** JoinResponse joined. */
                joined: (millrace.group.v1.Joined|null);

                /** JoinResponse assignment. */
                assignment: (millrace.group.v1.Assignment|null);

                /** JoinResponse compute. */
                compute: (millrace.group.v1.Compute|null);

                /** JoinResponse heartbeat. */
                heartbeat: (millrace.group.v1.HeartbeatAck|null);

                /** JoinResponse kind. */
                kind?: ("joined"|"assignment"|"compute"|"heartbeat");

                /**
                 * Encodes the specified JoinResponse message. Does not implicitly {@link millrace.group.v1.JoinResponse.verify|verify} messages.
                 * @param message JoinResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.JoinResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JoinResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.JoinResponse & millrace.group.v1.JoinResponse.$Shape} JoinResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.JoinResponse & millrace.group.v1.JoinResponse.$Shape;
            }

            namespace JoinResponse {

                /** Properties of a JoinResponse. */
                interface $Properties {

                    /** JoinResponse joined */
                    joined?: (millrace.group.v1.Joined.$Properties|null);

                    /** JoinResponse assignment */
                    assignment?: (millrace.group.v1.Assignment.$Properties|null);

                    /** JoinResponse compute */
                    compute?: (millrace.group.v1.Compute.$Properties|null);

                    /** JoinResponse heartbeat */
                    heartbeat?: (millrace.group.v1.HeartbeatAck.$Properties|null);

                    /** JoinResponse kind */
                    kind?: ("joined"|"assignment"|"compute"|"heartbeat");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a JoinResponse. */
                type $Shape = {
                  joined?: millrace.group.v1.Joined.$Shape|null;
                  assignment?: millrace.group.v1.Assignment.$Shape|null;
                  compute?: millrace.group.v1.Compute.$Shape|null;
                  heartbeat?: millrace.group.v1.HeartbeatAck.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; joined?: null; assignment?: null; compute?: null; heartbeat?: null }|{ kind?: "joined"; joined: millrace.group.v1.Joined.$Shape; assignment?: null; compute?: null; heartbeat?: null }|{ kind?: "assignment"; joined?: null; assignment: millrace.group.v1.Assignment.$Shape; compute?: null; heartbeat?: null }|{ kind?: "compute"; joined?: null; assignment?: null; compute: millrace.group.v1.Compute.$Shape; heartbeat?: null }|{ kind?: "heartbeat"; joined?: null; assignment?: null; compute?: null; heartbeat: millrace.group.v1.HeartbeatAck.$Shape })
                );
            }

            /**
             * Properties of a Joined.
             * @deprecated Use millrace.group.v1.Joined.$Properties instead.
             */
            interface IJoined extends millrace.group.v1.Joined.$Properties {
            }

            /** Represents a Joined. */
            class Joined {

                /**
                 * Constructs a new Joined.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.Joined.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Joined memberEpoch. */
                memberEpoch: number;

                /** Joined heartbeatIntervalMs. */
                heartbeatIntervalMs: number;

                /** Joined sessionTimeoutMs. */
                sessionTimeoutMs: number;

                /**
                 * Encodes the specified Joined message. Does not implicitly {@link millrace.group.v1.Joined.verify|verify} messages.
                 * @param message Joined message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.Joined.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Joined message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.Joined & millrace.group.v1.Joined.$Shape} Joined
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.Joined & millrace.group.v1.Joined.$Shape;
            }

            namespace Joined {

                /** Properties of a Joined. */
                interface $Properties {

                    /** Joined memberEpoch */
                    memberEpoch?: number;

                    /** Joined heartbeatIntervalMs */
                    heartbeatIntervalMs?: number;

                    /** Joined sessionTimeoutMs */
                    sessionTimeoutMs?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Joined. */
                type $Shape = millrace.group.v1.Joined.$Properties;
            }

            /**
             * Properties of a HeartbeatAck.
             * @deprecated Use millrace.group.v1.HeartbeatAck.$Properties instead.
             */
            interface IHeartbeatAck extends millrace.group.v1.HeartbeatAck.$Properties {
            }

            /** Represents a HeartbeatAck. */
            class HeartbeatAck {

                /**
                 * Constructs a new HeartbeatAck.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.HeartbeatAck.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified HeartbeatAck message. Does not implicitly {@link millrace.group.v1.HeartbeatAck.verify|verify} messages.
                 * @param message HeartbeatAck message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.HeartbeatAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HeartbeatAck message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.HeartbeatAck & millrace.group.v1.HeartbeatAck.$Shape} HeartbeatAck
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.HeartbeatAck & millrace.group.v1.HeartbeatAck.$Shape;
            }

            namespace HeartbeatAck {

                /** Properties of a HeartbeatAck. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HeartbeatAck. */
                type $Shape = millrace.group.v1.HeartbeatAck.$Properties;
            }

            /**
             * Properties of an Assignment.
             * @deprecated Use millrace.group.v1.Assignment.$Properties instead.
             */
            interface IAssignment extends millrace.group.v1.Assignment.$Properties {
            }

            /** Represents an Assignment. */
            class Assignment {

                /**
                 * Constructs a new Assignment.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.Assignment.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Assignment memberEpoch. */
                memberEpoch: number;

                /** Assignment partitions. */
                partitions: millrace.group.v1.TopicPartitions[];

                /** Assignment metadata. */
                metadata: Uint8Array;

                /**
                 * Encodes the specified Assignment message. Does not implicitly {@link millrace.group.v1.Assignment.verify|verify} messages.
                 * @param message Assignment message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.Assignment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Assignment message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.Assignment & millrace.group.v1.Assignment.$Shape} Assignment
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.Assignment & millrace.group.v1.Assignment.$Shape;
            }

            namespace Assignment {

                /** Properties of an Assignment. */
                interface $Properties {

                    /** Assignment memberEpoch */
                    memberEpoch?: number;

                    /** Assignment partitions */
                    partitions?: millrace.group.v1.TopicPartitions.$Properties[];

                    /** Assignment metadata */
                    metadata?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Assignment. */
                type $Shape = millrace.group.v1.Assignment.$Properties;
            }

            /**
             * Properties of a Compute.
             * @deprecated Use millrace.group.v1.Compute.$Properties instead.
             */
            interface ICompute extends millrace.group.v1.Compute.$Properties {
            }

            /** Represents a Compute. */
            class Compute {

                /**
                 * Constructs a new Compute.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.Compute.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Compute groupEpoch. */
                groupEpoch: number;

                /** Compute members. */
                members: millrace.group.v1.ComputeMember[];

                /** Compute topics. */
                topics: millrace.group.v1.ComputeTopic[];

                /**
                 * Encodes the specified Compute message. Does not implicitly {@link millrace.group.v1.Compute.verify|verify} messages.
                 * @param message Compute message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.Compute.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Compute message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.Compute & millrace.group.v1.Compute.$Shape} Compute
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.Compute & millrace.group.v1.Compute.$Shape;
            }

            namespace Compute {

                /** Properties of a Compute. */
                interface $Properties {

                    /** Compute groupEpoch */
                    groupEpoch?: number;

                    /** Compute members */
                    members?: millrace.group.v1.ComputeMember.$Properties[];

                    /** Compute topics */
                    topics?: millrace.group.v1.ComputeTopic.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Compute. */
                type $Shape = millrace.group.v1.Compute.$Properties;
            }

            /**
             * Properties of a ComputeMember.
             * @deprecated Use millrace.group.v1.ComputeMember.$Properties instead.
             */
            interface IComputeMember extends millrace.group.v1.ComputeMember.$Properties {
            }

            /** Represents a ComputeMember. */
            class ComputeMember {

                /**
                 * Constructs a new ComputeMember.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.ComputeMember.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ComputeMember memberId. */
                memberId: string;

                /** ComputeMember instanceId. */
                instanceId: string;

                /** ComputeMember rack. */
                rack: string;

                /** ComputeMember topics. */
                topics: string[];

                /** ComputeMember metadata. */
                metadata: Uint8Array;

                /** ComputeMember assigned. */
                assigned: millrace.group.v1.TopicPartitions[];

                /**
                 * Encodes the specified ComputeMember message. Does not implicitly {@link millrace.group.v1.ComputeMember.verify|verify} messages.
                 * @param message ComputeMember message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.ComputeMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ComputeMember message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.ComputeMember & millrace.group.v1.ComputeMember.$Shape} ComputeMember
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.ComputeMember & millrace.group.v1.ComputeMember.$Shape;
            }

            namespace ComputeMember {

                /** Properties of a ComputeMember. */
                interface $Properties {

                    /** ComputeMember memberId */
                    memberId?: string;

                    /** ComputeMember instanceId */
                    instanceId?: string;

                    /** ComputeMember rack */
                    rack?: string;

                    /** ComputeMember topics */
                    topics?: string[];

                    /** ComputeMember metadata */
                    metadata?: Uint8Array;

                    /** ComputeMember assigned */
                    assigned?: millrace.group.v1.TopicPartitions.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ComputeMember. */
                type $Shape = millrace.group.v1.ComputeMember.$Properties;
            }

            /**
             * Properties of a ComputeTopic.
             * @deprecated Use millrace.group.v1.ComputeTopic.$Properties instead.
             */
            interface IComputeTopic extends millrace.group.v1.ComputeTopic.$Properties {
            }

            /** Represents a ComputeTopic. */
            class ComputeTopic {

                /**
                 * Constructs a new ComputeTopic.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.ComputeTopic.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ComputeTopic name. */
                name: string;

                /** ComputeTopic topicId. */
                topicId: Uint8Array;

                /** ComputeTopic partitions. */
                partitions: number;

                /**
                 * Encodes the specified ComputeTopic message. Does not implicitly {@link millrace.group.v1.ComputeTopic.verify|verify} messages.
                 * @param message ComputeTopic message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.ComputeTopic.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ComputeTopic message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.ComputeTopic & millrace.group.v1.ComputeTopic.$Shape} ComputeTopic
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.ComputeTopic & millrace.group.v1.ComputeTopic.$Shape;
            }

            namespace ComputeTopic {

                /** Properties of a ComputeTopic. */
                interface $Properties {

                    /** ComputeTopic name */
                    name?: string;

                    /** ComputeTopic topicId */
                    topicId?: Uint8Array;

                    /** ComputeTopic partitions */
                    partitions?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ComputeTopic. */
                type $Shape = millrace.group.v1.ComputeTopic.$Properties;
            }

            /**
             * Properties of a CommitOffsetsRequest.
             * @deprecated Use millrace.group.v1.CommitOffsetsRequest.$Properties instead.
             */
            interface ICommitOffsetsRequest extends millrace.group.v1.CommitOffsetsRequest.$Properties {
            }

            /** Represents a CommitOffsetsRequest. */
            class CommitOffsetsRequest {

                /**
                 * Constructs a new CommitOffsetsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.CommitOffsetsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CommitOffsetsRequest groupId. */
                groupId: string;

                /** CommitOffsetsRequest memberId. */
                memberId: string;

                /** CommitOffsetsRequest memberEpoch. */
                memberEpoch: number;

                /** CommitOffsetsRequest offsets. */
                offsets: millrace.group.v1.CommitOffset[];

                /** CommitOffsetsRequest transaction. */
                transaction: (millrace.group.v1.CommitTransaction|null);

                /** CommitOffsetsRequest commitNumber. */
                commitNumber: number;

                /**
                 * Encodes the specified CommitOffsetsRequest message. Does not implicitly {@link millrace.group.v1.CommitOffsetsRequest.verify|verify} messages.
                 * @param message CommitOffsetsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.CommitOffsetsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CommitOffsetsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.CommitOffsetsRequest & millrace.group.v1.CommitOffsetsRequest.$Shape} CommitOffsetsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.CommitOffsetsRequest & millrace.group.v1.CommitOffsetsRequest.$Shape;
            }

            namespace CommitOffsetsRequest {

                /** Properties of a CommitOffsetsRequest. */
                interface $Properties {

                    /** CommitOffsetsRequest groupId */
                    groupId?: string;

                    /** CommitOffsetsRequest memberId */
                    memberId?: string;

                    /** CommitOffsetsRequest memberEpoch */
                    memberEpoch?: number;

                    /** CommitOffsetsRequest offsets */
                    offsets?: millrace.group.v1.CommitOffset.$Properties[];

                    /** CommitOffsetsRequest transaction */
                    transaction?: (millrace.group.v1.CommitTransaction.$Properties|null);

                    /** CommitOffsetsRequest commitNumber */
                    commitNumber?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CommitOffsetsRequest. */
                type $Shape = millrace.group.v1.CommitOffsetsRequest.$Properties;
            }

            /**
             * Properties of a CommitTransaction.
             * @deprecated Use millrace.group.v1.CommitTransaction.$Properties instead.
             */
            interface ICommitTransaction extends millrace.group.v1.CommitTransaction.$Properties {
            }

            /** Represents a CommitTransaction. */
            class CommitTransaction {

                /**
                 * Constructs a new CommitTransaction.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.CommitTransaction.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CommitTransaction transactionalId. */
                transactionalId: string;

                /** CommitTransaction producerId. */
                producerId: number;

                /** CommitTransaction producerEpoch. */
                producerEpoch: number;

                /**
                 * Encodes the specified CommitTransaction message. Does not implicitly {@link millrace.group.v1.CommitTransaction.verify|verify} messages.
                 * @param message CommitTransaction message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.CommitTransaction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CommitTransaction message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.CommitTransaction & millrace.group.v1.CommitTransaction.$Shape} CommitTransaction
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.CommitTransaction & millrace.group.v1.CommitTransaction.$Shape;
            }

            namespace CommitTransaction {

                /** Properties of a CommitTransaction. */
                interface $Properties {

                    /** CommitTransaction transactionalId */
                    transactionalId?: string;

                    /** CommitTransaction producerId */
                    producerId?: number;

                    /** CommitTransaction producerEpoch */
                    producerEpoch?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CommitTransaction. */
                type $Shape = millrace.group.v1.CommitTransaction.$Properties;
            }

            /**
             * Properties of a CommitOffset.
             * @deprecated Use millrace.group.v1.CommitOffset.$Properties instead.
             */
            interface ICommitOffset extends millrace.group.v1.CommitOffset.$Properties {
            }

            /** Represents a CommitOffset. */
            class CommitOffset {

                /**
                 * Constructs a new CommitOffset.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.CommitOffset.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CommitOffset topicId. */
                topicId: Uint8Array;

                /** CommitOffset partition. */
                partition: number;

                /** CommitOffset offset. */
                offset: number;

                /** CommitOffset leaderEpoch. */
                leaderEpoch: number;

                /** CommitOffset metadata. */
                metadata: string;

                /**
                 * Encodes the specified CommitOffset message. Does not implicitly {@link millrace.group.v1.CommitOffset.verify|verify} messages.
                 * @param message CommitOffset message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.CommitOffset.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CommitOffset message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.CommitOffset & millrace.group.v1.CommitOffset.$Shape} CommitOffset
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.CommitOffset & millrace.group.v1.CommitOffset.$Shape;
            }

            namespace CommitOffset {

                /** Properties of a CommitOffset. */
                interface $Properties {

                    /** CommitOffset topicId */
                    topicId?: Uint8Array;

                    /** CommitOffset partition */
                    partition?: number;

                    /** CommitOffset offset */
                    offset?: number;

                    /** CommitOffset leaderEpoch */
                    leaderEpoch?: number;

                    /** CommitOffset metadata */
                    metadata?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CommitOffset. */
                type $Shape = millrace.group.v1.CommitOffset.$Properties;
            }

            /**
             * Properties of a CommitOffsetsResponse.
             * @deprecated Use millrace.group.v1.CommitOffsetsResponse.$Properties instead.
             */
            interface ICommitOffsetsResponse extends millrace.group.v1.CommitOffsetsResponse.$Properties {
            }

            /** Represents a CommitOffsetsResponse. */
            class CommitOffsetsResponse {

                /**
                 * Constructs a new CommitOffsetsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.CommitOffsetsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CommitOffsetsResponse results. */
                results: millrace.group.v1.CommitOffsetResult[];

                /**
                 * Encodes the specified CommitOffsetsResponse message. Does not implicitly {@link millrace.group.v1.CommitOffsetsResponse.verify|verify} messages.
                 * @param message CommitOffsetsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.CommitOffsetsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CommitOffsetsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.CommitOffsetsResponse & millrace.group.v1.CommitOffsetsResponse.$Shape} CommitOffsetsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.CommitOffsetsResponse & millrace.group.v1.CommitOffsetsResponse.$Shape;
            }

            namespace CommitOffsetsResponse {

                /** Properties of a CommitOffsetsResponse. */
                interface $Properties {

                    /** CommitOffsetsResponse results */
                    results?: millrace.group.v1.CommitOffsetResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CommitOffsetsResponse. */
                type $Shape = millrace.group.v1.CommitOffsetsResponse.$Properties;
            }

            /**
             * Properties of a CommitOffsetResult.
             * @deprecated Use millrace.group.v1.CommitOffsetResult.$Properties instead.
             */
            interface ICommitOffsetResult extends millrace.group.v1.CommitOffsetResult.$Properties {
            }

            /** Represents a CommitOffsetResult. */
            class CommitOffsetResult {

                /**
                 * Constructs a new CommitOffsetResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.CommitOffsetResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CommitOffsetResult error. */
                error: (millrace.common.v1.Error|null);

                /**
                 * Encodes the specified CommitOffsetResult message. Does not implicitly {@link millrace.group.v1.CommitOffsetResult.verify|verify} messages.
                 * @param message CommitOffsetResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.CommitOffsetResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CommitOffsetResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.CommitOffsetResult & millrace.group.v1.CommitOffsetResult.$Shape} CommitOffsetResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.CommitOffsetResult & millrace.group.v1.CommitOffsetResult.$Shape;
            }

            namespace CommitOffsetResult {

                /** Properties of a CommitOffsetResult. */
                interface $Properties {

                    /** CommitOffsetResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CommitOffsetResult. */
                type $Shape = millrace.group.v1.CommitOffsetResult.$Properties;
            }

            /**
             * Properties of a FetchOffsetsRequest.
             * @deprecated Use millrace.group.v1.FetchOffsetsRequest.$Properties instead.
             */
            interface IFetchOffsetsRequest extends millrace.group.v1.FetchOffsetsRequest.$Properties {
            }

            /** Represents a FetchOffsetsRequest. */
            class FetchOffsetsRequest {

                /**
                 * Constructs a new FetchOffsetsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.FetchOffsetsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchOffsetsRequest groupId. */
                groupId: string;

                /** FetchOffsetsRequest memberId. */
                memberId: string;

                /** FetchOffsetsRequest memberEpoch. */
                memberEpoch: number;

                /** FetchOffsetsRequest partitions. */
                partitions: millrace.group.v1.TopicPartitions[];

                /** FetchOffsetsRequest requireStable. */
                requireStable: boolean;

                /**
                 * Encodes the specified FetchOffsetsRequest message. Does not implicitly {@link millrace.group.v1.FetchOffsetsRequest.verify|verify} messages.
                 * @param message FetchOffsetsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.FetchOffsetsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchOffsetsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.FetchOffsetsRequest & millrace.group.v1.FetchOffsetsRequest.$Shape} FetchOffsetsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.FetchOffsetsRequest & millrace.group.v1.FetchOffsetsRequest.$Shape;
            }

            namespace FetchOffsetsRequest {

                /** Properties of a FetchOffsetsRequest. */
                interface $Properties {

                    /** FetchOffsetsRequest groupId */
                    groupId?: string;

                    /** FetchOffsetsRequest memberId */
                    memberId?: string;

                    /** FetchOffsetsRequest memberEpoch */
                    memberEpoch?: number;

                    /** FetchOffsetsRequest partitions */
                    partitions?: millrace.group.v1.TopicPartitions.$Properties[];

                    /** FetchOffsetsRequest requireStable */
                    requireStable?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchOffsetsRequest. */
                type $Shape = millrace.group.v1.FetchOffsetsRequest.$Properties;
            }

            /**
             * Properties of a FetchOffsetsResponse.
             * @deprecated Use millrace.group.v1.FetchOffsetsResponse.$Properties instead.
             */
            interface IFetchOffsetsResponse extends millrace.group.v1.FetchOffsetsResponse.$Properties {
            }

            /** Represents a FetchOffsetsResponse. */
            class FetchOffsetsResponse {

                /**
                 * Constructs a new FetchOffsetsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.FetchOffsetsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchOffsetsResponse offsets. */
                offsets: millrace.group.v1.FetchedOffset[];

                /**
                 * Encodes the specified FetchOffsetsResponse message. Does not implicitly {@link millrace.group.v1.FetchOffsetsResponse.verify|verify} messages.
                 * @param message FetchOffsetsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.FetchOffsetsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchOffsetsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.FetchOffsetsResponse & millrace.group.v1.FetchOffsetsResponse.$Shape} FetchOffsetsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.FetchOffsetsResponse & millrace.group.v1.FetchOffsetsResponse.$Shape;
            }

            namespace FetchOffsetsResponse {

                /** Properties of a FetchOffsetsResponse. */
                interface $Properties {

                    /** FetchOffsetsResponse offsets */
                    offsets?: millrace.group.v1.FetchedOffset.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchOffsetsResponse. */
                type $Shape = millrace.group.v1.FetchOffsetsResponse.$Properties;
            }

            /**
             * Properties of a FetchedOffset.
             * @deprecated Use millrace.group.v1.FetchedOffset.$Properties instead.
             */
            interface IFetchedOffset extends millrace.group.v1.FetchedOffset.$Properties {
            }

            /** Represents a FetchedOffset. */
            class FetchedOffset {

                /**
                 * Constructs a new FetchedOffset.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.FetchedOffset.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FetchedOffset error. */
                error: (millrace.common.v1.Error|null);

                /** FetchedOffset topicId. */
                topicId: Uint8Array;

                /** FetchedOffset partition. */
                partition: number;

                /** FetchedOffset offset. */
                offset: number;

                /** FetchedOffset leaderEpoch. */
                leaderEpoch: number;

                /** FetchedOffset metadata. */
                metadata: string;

                /** FetchedOffset commitTimeMs. */
                commitTimeMs: number;

                /**
                 * Encodes the specified FetchedOffset message. Does not implicitly {@link millrace.group.v1.FetchedOffset.verify|verify} messages.
                 * @param message FetchedOffset message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.FetchedOffset.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FetchedOffset message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.FetchedOffset & millrace.group.v1.FetchedOffset.$Shape} FetchedOffset
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.FetchedOffset & millrace.group.v1.FetchedOffset.$Shape;
            }

            namespace FetchedOffset {

                /** Properties of a FetchedOffset. */
                interface $Properties {

                    /** FetchedOffset error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** FetchedOffset topicId */
                    topicId?: Uint8Array;

                    /** FetchedOffset partition */
                    partition?: number;

                    /** FetchedOffset offset */
                    offset?: number;

                    /** FetchedOffset leaderEpoch */
                    leaderEpoch?: number;

                    /** FetchedOffset metadata */
                    metadata?: string;

                    /** FetchedOffset commitTimeMs */
                    commitTimeMs?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FetchedOffset. */
                type $Shape = millrace.group.v1.FetchedOffset.$Properties;
            }

            /**
             * Properties of a DeleteOffsetsRequest.
             * @deprecated Use millrace.group.v1.DeleteOffsetsRequest.$Properties instead.
             */
            interface IDeleteOffsetsRequest extends millrace.group.v1.DeleteOffsetsRequest.$Properties {
            }

            /** Represents a DeleteOffsetsRequest. */
            class DeleteOffsetsRequest {

                /**
                 * Constructs a new DeleteOffsetsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.DeleteOffsetsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteOffsetsRequest groupId. */
                groupId: string;

                /** DeleteOffsetsRequest partitions. */
                partitions: millrace.group.v1.TopicPartitions[];

                /**
                 * Encodes the specified DeleteOffsetsRequest message. Does not implicitly {@link millrace.group.v1.DeleteOffsetsRequest.verify|verify} messages.
                 * @param message DeleteOffsetsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.DeleteOffsetsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteOffsetsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.DeleteOffsetsRequest & millrace.group.v1.DeleteOffsetsRequest.$Shape} DeleteOffsetsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.DeleteOffsetsRequest & millrace.group.v1.DeleteOffsetsRequest.$Shape;
            }

            namespace DeleteOffsetsRequest {

                /** Properties of a DeleteOffsetsRequest. */
                interface $Properties {

                    /** DeleteOffsetsRequest groupId */
                    groupId?: string;

                    /** DeleteOffsetsRequest partitions */
                    partitions?: millrace.group.v1.TopicPartitions.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteOffsetsRequest. */
                type $Shape = millrace.group.v1.DeleteOffsetsRequest.$Properties;
            }

            /**
             * Properties of a DeleteOffsetsResponse.
             * @deprecated Use millrace.group.v1.DeleteOffsetsResponse.$Properties instead.
             */
            interface IDeleteOffsetsResponse extends millrace.group.v1.DeleteOffsetsResponse.$Properties {
            }

            /** Represents a DeleteOffsetsResponse. */
            class DeleteOffsetsResponse {

                /**
                 * Constructs a new DeleteOffsetsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.DeleteOffsetsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteOffsetsResponse results. */
                results: millrace.group.v1.DeleteOffsetResult[];

                /**
                 * Encodes the specified DeleteOffsetsResponse message. Does not implicitly {@link millrace.group.v1.DeleteOffsetsResponse.verify|verify} messages.
                 * @param message DeleteOffsetsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.DeleteOffsetsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteOffsetsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.DeleteOffsetsResponse & millrace.group.v1.DeleteOffsetsResponse.$Shape} DeleteOffsetsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.DeleteOffsetsResponse & millrace.group.v1.DeleteOffsetsResponse.$Shape;
            }

            namespace DeleteOffsetsResponse {

                /** Properties of a DeleteOffsetsResponse. */
                interface $Properties {

                    /** DeleteOffsetsResponse results */
                    results?: millrace.group.v1.DeleteOffsetResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteOffsetsResponse. */
                type $Shape = millrace.group.v1.DeleteOffsetsResponse.$Properties;
            }

            /**
             * Properties of a DeleteOffsetResult.
             * @deprecated Use millrace.group.v1.DeleteOffsetResult.$Properties instead.
             */
            interface IDeleteOffsetResult extends millrace.group.v1.DeleteOffsetResult.$Properties {
            }

            /** Represents a DeleteOffsetResult. */
            class DeleteOffsetResult {

                /**
                 * Constructs a new DeleteOffsetResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.DeleteOffsetResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteOffsetResult error. */
                error: (millrace.common.v1.Error|null);

                /**
                 * Encodes the specified DeleteOffsetResult message. Does not implicitly {@link millrace.group.v1.DeleteOffsetResult.verify|verify} messages.
                 * @param message DeleteOffsetResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.DeleteOffsetResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteOffsetResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.DeleteOffsetResult & millrace.group.v1.DeleteOffsetResult.$Shape} DeleteOffsetResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.DeleteOffsetResult & millrace.group.v1.DeleteOffsetResult.$Shape;
            }

            namespace DeleteOffsetResult {

                /** Properties of a DeleteOffsetResult. */
                interface $Properties {

                    /** DeleteOffsetResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteOffsetResult. */
                type $Shape = millrace.group.v1.DeleteOffsetResult.$Properties;
            }

            /** GroupState enum. */
            enum GroupState {

                /** GROUP_STATE_UNSPECIFIED value */
                GROUP_STATE_UNSPECIFIED = 0,

                /** GROUP_STATE_EMPTY value */
                GROUP_STATE_EMPTY = 1,

                /** GROUP_STATE_ASSIGNING value */
                GROUP_STATE_ASSIGNING = 2,

                /** GROUP_STATE_RECONCILING value */
                GROUP_STATE_RECONCILING = 3,

                /** GROUP_STATE_STABLE value */
                GROUP_STATE_STABLE = 4,

                /** GROUP_STATE_DEAD value */
                GROUP_STATE_DEAD = 5,

                /** GROUP_STATE_PREPARING_REBALANCE value */
                GROUP_STATE_PREPARING_REBALANCE = 6,

                /** GROUP_STATE_COMPLETING_REBALANCE value */
                GROUP_STATE_COMPLETING_REBALANCE = 7
            }

            /**
             * Properties of a ListGroupsRequest.
             * @deprecated Use millrace.group.v1.ListGroupsRequest.$Properties instead.
             */
            interface IListGroupsRequest extends millrace.group.v1.ListGroupsRequest.$Properties {
            }

            /** Represents a ListGroupsRequest. */
            class ListGroupsRequest {

                /**
                 * Constructs a new ListGroupsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.ListGroupsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListGroupsRequest states. */
                states: millrace.group.v1.GroupState[];

                /**
                 * Encodes the specified ListGroupsRequest message. Does not implicitly {@link millrace.group.v1.ListGroupsRequest.verify|verify} messages.
                 * @param message ListGroupsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.ListGroupsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListGroupsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.ListGroupsRequest & millrace.group.v1.ListGroupsRequest.$Shape} ListGroupsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.ListGroupsRequest & millrace.group.v1.ListGroupsRequest.$Shape;
            }

            namespace ListGroupsRequest {

                /** Properties of a ListGroupsRequest. */
                interface $Properties {

                    /** ListGroupsRequest states */
                    states?: millrace.group.v1.GroupState[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListGroupsRequest. */
                type $Shape = millrace.group.v1.ListGroupsRequest.$Properties;
            }

            /**
             * Properties of a ListGroupsResponse.
             * @deprecated Use millrace.group.v1.ListGroupsResponse.$Properties instead.
             */
            interface IListGroupsResponse extends millrace.group.v1.ListGroupsResponse.$Properties {
            }

            /** Represents a ListGroupsResponse. */
            class ListGroupsResponse {

                /**
                 * Constructs a new ListGroupsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.ListGroupsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListGroupsResponse groups. */
                groups: millrace.group.v1.ListedGroup[];

                /**
                 * Encodes the specified ListGroupsResponse message. Does not implicitly {@link millrace.group.v1.ListGroupsResponse.verify|verify} messages.
                 * @param message ListGroupsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.ListGroupsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListGroupsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.ListGroupsResponse & millrace.group.v1.ListGroupsResponse.$Shape} ListGroupsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.ListGroupsResponse & millrace.group.v1.ListGroupsResponse.$Shape;
            }

            namespace ListGroupsResponse {

                /** Properties of a ListGroupsResponse. */
                interface $Properties {

                    /** ListGroupsResponse groups */
                    groups?: millrace.group.v1.ListedGroup.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListGroupsResponse. */
                type $Shape = millrace.group.v1.ListGroupsResponse.$Properties;
            }

            /**
             * Properties of a ListedGroup.
             * @deprecated Use millrace.group.v1.ListedGroup.$Properties instead.
             */
            interface IListedGroup extends millrace.group.v1.ListedGroup.$Properties {
            }

            /** Represents a ListedGroup. */
            class ListedGroup {

                /**
                 * Constructs a new ListedGroup.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.ListedGroup.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListedGroup groupId. */
                groupId: string;

                /** ListedGroup protocolType. */
                protocolType: string;

                /** ListedGroup state. */
                state: millrace.group.v1.GroupState;

                /**
                 * Encodes the specified ListedGroup message. Does not implicitly {@link millrace.group.v1.ListedGroup.verify|verify} messages.
                 * @param message ListedGroup message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.ListedGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListedGroup message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.ListedGroup & millrace.group.v1.ListedGroup.$Shape} ListedGroup
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.ListedGroup & millrace.group.v1.ListedGroup.$Shape;
            }

            namespace ListedGroup {

                /** Properties of a ListedGroup. */
                interface $Properties {

                    /** ListedGroup groupId */
                    groupId?: string;

                    /** ListedGroup protocolType */
                    protocolType?: string;

                    /** ListedGroup state */
                    state?: millrace.group.v1.GroupState;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListedGroup. */
                type $Shape = millrace.group.v1.ListedGroup.$Properties;
            }

            /**
             * Properties of a DescribeGroupsRequest.
             * @deprecated Use millrace.group.v1.DescribeGroupsRequest.$Properties instead.
             */
            interface IDescribeGroupsRequest extends millrace.group.v1.DescribeGroupsRequest.$Properties {
            }

            /** Represents a DescribeGroupsRequest. */
            class DescribeGroupsRequest {

                /**
                 * Constructs a new DescribeGroupsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.DescribeGroupsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeGroupsRequest groupIds. */
                groupIds: string[];

                /**
                 * Encodes the specified DescribeGroupsRequest message. Does not implicitly {@link millrace.group.v1.DescribeGroupsRequest.verify|verify} messages.
                 * @param message DescribeGroupsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.DescribeGroupsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeGroupsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.DescribeGroupsRequest & millrace.group.v1.DescribeGroupsRequest.$Shape} DescribeGroupsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.DescribeGroupsRequest & millrace.group.v1.DescribeGroupsRequest.$Shape;
            }

            namespace DescribeGroupsRequest {

                /** Properties of a DescribeGroupsRequest. */
                interface $Properties {

                    /** DescribeGroupsRequest groupIds */
                    groupIds?: string[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeGroupsRequest. */
                type $Shape = millrace.group.v1.DescribeGroupsRequest.$Properties;
            }

            /**
             * Properties of a DescribeGroupsResponse.
             * @deprecated Use millrace.group.v1.DescribeGroupsResponse.$Properties instead.
             */
            interface IDescribeGroupsResponse extends millrace.group.v1.DescribeGroupsResponse.$Properties {
            }

            /** Represents a DescribeGroupsResponse. */
            class DescribeGroupsResponse {

                /**
                 * Constructs a new DescribeGroupsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.DescribeGroupsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeGroupsResponse groups. */
                groups: millrace.group.v1.DescribedGroup[];

                /**
                 * Encodes the specified DescribeGroupsResponse message. Does not implicitly {@link millrace.group.v1.DescribeGroupsResponse.verify|verify} messages.
                 * @param message DescribeGroupsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.DescribeGroupsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeGroupsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.DescribeGroupsResponse & millrace.group.v1.DescribeGroupsResponse.$Shape} DescribeGroupsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.DescribeGroupsResponse & millrace.group.v1.DescribeGroupsResponse.$Shape;
            }

            namespace DescribeGroupsResponse {

                /** Properties of a DescribeGroupsResponse. */
                interface $Properties {

                    /** DescribeGroupsResponse groups */
                    groups?: millrace.group.v1.DescribedGroup.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeGroupsResponse. */
                type $Shape = millrace.group.v1.DescribeGroupsResponse.$Properties;
            }

            /**
             * Properties of a DescribedGroup.
             * @deprecated Use millrace.group.v1.DescribedGroup.$Properties instead.
             */
            interface IDescribedGroup extends millrace.group.v1.DescribedGroup.$Properties {
            }

            /** Represents a DescribedGroup. */
            class DescribedGroup {

                /**
                 * Constructs a new DescribedGroup.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.DescribedGroup.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribedGroup error. */
                error: (millrace.common.v1.Error|null);

                /** DescribedGroup groupId. */
                groupId: string;

                /** DescribedGroup state. */
                state: millrace.group.v1.GroupState;

                /** DescribedGroup protocolType. */
                protocolType: string;

                /** DescribedGroup assignor. */
                assignor: string;

                /** DescribedGroup groupEpoch. */
                groupEpoch: number;

                /** DescribedGroup assignmentEpoch. */
                assignmentEpoch: number;

                /** DescribedGroup members. */
                members: millrace.group.v1.DescribedMember[];

                /**
                 * Encodes the specified DescribedGroup message. Does not implicitly {@link millrace.group.v1.DescribedGroup.verify|verify} messages.
                 * @param message DescribedGroup message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.DescribedGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribedGroup message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.DescribedGroup & millrace.group.v1.DescribedGroup.$Shape} DescribedGroup
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.DescribedGroup & millrace.group.v1.DescribedGroup.$Shape;
            }

            namespace DescribedGroup {

                /** Properties of a DescribedGroup. */
                interface $Properties {

                    /** DescribedGroup error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** DescribedGroup groupId */
                    groupId?: string;

                    /** DescribedGroup state */
                    state?: millrace.group.v1.GroupState;

                    /** DescribedGroup protocolType */
                    protocolType?: string;

                    /** DescribedGroup assignor */
                    assignor?: string;

                    /** DescribedGroup groupEpoch */
                    groupEpoch?: number;

                    /** DescribedGroup assignmentEpoch */
                    assignmentEpoch?: number;

                    /** DescribedGroup members */
                    members?: millrace.group.v1.DescribedMember.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribedGroup. */
                type $Shape = millrace.group.v1.DescribedGroup.$Properties;
            }

            /**
             * Properties of a DescribedMember.
             * @deprecated Use millrace.group.v1.DescribedMember.$Properties instead.
             */
            interface IDescribedMember extends millrace.group.v1.DescribedMember.$Properties {
            }

            /** Represents a DescribedMember. */
            class DescribedMember {

                /**
                 * Constructs a new DescribedMember.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.DescribedMember.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribedMember memberId. */
                memberId: string;

                /** DescribedMember instanceId. */
                instanceId: string;

                /** DescribedMember clientId. */
                clientId: string;

                /** DescribedMember clientHost. */
                clientHost: string;

                /** DescribedMember rack. */
                rack: string;

                /** DescribedMember memberEpoch. */
                memberEpoch: number;

                /** DescribedMember subscription. */
                subscription: (millrace.group.v1.JoinSubscription|null);

                /** DescribedMember assigned. */
                assigned: millrace.group.v1.TopicPartitions[];

                /** DescribedMember target. */
                target: millrace.group.v1.TopicPartitions[];

                /** DescribedMember assignedMetadata. */
                assignedMetadata: Uint8Array;

                /**
                 * Encodes the specified DescribedMember message. Does not implicitly {@link millrace.group.v1.DescribedMember.verify|verify} messages.
                 * @param message DescribedMember message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.DescribedMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribedMember message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.DescribedMember & millrace.group.v1.DescribedMember.$Shape} DescribedMember
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.DescribedMember & millrace.group.v1.DescribedMember.$Shape;
            }

            namespace DescribedMember {

                /** Properties of a DescribedMember. */
                interface $Properties {

                    /** DescribedMember memberId */
                    memberId?: string;

                    /** DescribedMember instanceId */
                    instanceId?: string;

                    /** DescribedMember clientId */
                    clientId?: string;

                    /** DescribedMember clientHost */
                    clientHost?: string;

                    /** DescribedMember rack */
                    rack?: string;

                    /** DescribedMember memberEpoch */
                    memberEpoch?: number;

                    /** DescribedMember subscription */
                    subscription?: (millrace.group.v1.JoinSubscription.$Properties|null);

                    /** DescribedMember assigned */
                    assigned?: millrace.group.v1.TopicPartitions.$Properties[];

                    /** DescribedMember target */
                    target?: millrace.group.v1.TopicPartitions.$Properties[];

                    /** DescribedMember assignedMetadata */
                    assignedMetadata?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribedMember. */
                type $Shape = millrace.group.v1.DescribedMember.$Properties;
            }

            /**
             * Properties of a DeleteGroupsRequest.
             * @deprecated Use millrace.group.v1.DeleteGroupsRequest.$Properties instead.
             */
            interface IDeleteGroupsRequest extends millrace.group.v1.DeleteGroupsRequest.$Properties {
            }

            /** Represents a DeleteGroupsRequest. */
            class DeleteGroupsRequest {

                /**
                 * Constructs a new DeleteGroupsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.DeleteGroupsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteGroupsRequest groupIds. */
                groupIds: string[];

                /**
                 * Encodes the specified DeleteGroupsRequest message. Does not implicitly {@link millrace.group.v1.DeleteGroupsRequest.verify|verify} messages.
                 * @param message DeleteGroupsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.DeleteGroupsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteGroupsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.DeleteGroupsRequest & millrace.group.v1.DeleteGroupsRequest.$Shape} DeleteGroupsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.DeleteGroupsRequest & millrace.group.v1.DeleteGroupsRequest.$Shape;
            }

            namespace DeleteGroupsRequest {

                /** Properties of a DeleteGroupsRequest. */
                interface $Properties {

                    /** DeleteGroupsRequest groupIds */
                    groupIds?: string[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteGroupsRequest. */
                type $Shape = millrace.group.v1.DeleteGroupsRequest.$Properties;
            }

            /**
             * Properties of a DeleteGroupsResponse.
             * @deprecated Use millrace.group.v1.DeleteGroupsResponse.$Properties instead.
             */
            interface IDeleteGroupsResponse extends millrace.group.v1.DeleteGroupsResponse.$Properties {
            }

            /** Represents a DeleteGroupsResponse. */
            class DeleteGroupsResponse {

                /**
                 * Constructs a new DeleteGroupsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.DeleteGroupsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteGroupsResponse results. */
                results: millrace.group.v1.DeleteGroupResult[];

                /**
                 * Encodes the specified DeleteGroupsResponse message. Does not implicitly {@link millrace.group.v1.DeleteGroupsResponse.verify|verify} messages.
                 * @param message DeleteGroupsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.DeleteGroupsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteGroupsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.DeleteGroupsResponse & millrace.group.v1.DeleteGroupsResponse.$Shape} DeleteGroupsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.DeleteGroupsResponse & millrace.group.v1.DeleteGroupsResponse.$Shape;
            }

            namespace DeleteGroupsResponse {

                /** Properties of a DeleteGroupsResponse. */
                interface $Properties {

                    /** DeleteGroupsResponse results */
                    results?: millrace.group.v1.DeleteGroupResult.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteGroupsResponse. */
                type $Shape = millrace.group.v1.DeleteGroupsResponse.$Properties;
            }

            /**
             * Properties of a DeleteGroupResult.
             * @deprecated Use millrace.group.v1.DeleteGroupResult.$Properties instead.
             */
            interface IDeleteGroupResult extends millrace.group.v1.DeleteGroupResult.$Properties {
            }

            /** Represents a DeleteGroupResult. */
            class DeleteGroupResult {

                /**
                 * Constructs a new DeleteGroupResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.group.v1.DeleteGroupResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeleteGroupResult error. */
                error: (millrace.common.v1.Error|null);

                /**
                 * Encodes the specified DeleteGroupResult message. Does not implicitly {@link millrace.group.v1.DeleteGroupResult.verify|verify} messages.
                 * @param message DeleteGroupResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.group.v1.DeleteGroupResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeleteGroupResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.group.v1.DeleteGroupResult & millrace.group.v1.DeleteGroupResult.$Shape} DeleteGroupResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.group.v1.DeleteGroupResult & millrace.group.v1.DeleteGroupResult.$Shape;
            }

            namespace DeleteGroupResult {

                /** Properties of a DeleteGroupResult. */
                interface $Properties {

                    /** DeleteGroupResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeleteGroupResult. */
                type $Shape = millrace.group.v1.DeleteGroupResult.$Properties;
            }
        }
    }

    /** Namespace streams. */
    namespace streams {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a DescribeCopyRequest.
             * @deprecated Use millrace.streams.v1.DescribeCopyRequest.$Properties instead.
             */
            interface IDescribeCopyRequest extends millrace.streams.v1.DescribeCopyRequest.$Properties {
            }

            /** Represents a DescribeCopyRequest. */
            class DescribeCopyRequest {

                /**
                 * Constructs a new DescribeCopyRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.DescribeCopyRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified DescribeCopyRequest message. Does not implicitly {@link millrace.streams.v1.DescribeCopyRequest.verify|verify} messages.
                 * @param message DescribeCopyRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.DescribeCopyRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeCopyRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.DescribeCopyRequest & millrace.streams.v1.DescribeCopyRequest.$Shape} DescribeCopyRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.DescribeCopyRequest & millrace.streams.v1.DescribeCopyRequest.$Shape;
            }

            namespace DescribeCopyRequest {

                /** Properties of a DescribeCopyRequest. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeCopyRequest. */
                type $Shape = millrace.streams.v1.DescribeCopyRequest.$Properties;
            }

            /**
             * Properties of a DescribeCopyResponse.
             * @deprecated Use millrace.streams.v1.DescribeCopyResponse.$Properties instead.
             */
            interface IDescribeCopyResponse extends millrace.streams.v1.DescribeCopyResponse.$Properties {
            }

            /** Represents a DescribeCopyResponse. */
            class DescribeCopyResponse {

                /**
                 * Constructs a new DescribeCopyResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.DescribeCopyResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeCopyResponse applicationId. */
                applicationId: string;

                /** DescribeCopyResponse processId. */
                processId: string;

                /** DescribeCopyResponse state. */
                state: string;

                /** DescribeCopyResponse tasks. */
                tasks: millrace.streams.v1.CopyTask[];

                /** DescribeCopyResponse stores. */
                stores: millrace.streams.v1.CopyStore[];

                /** DescribeCopyResponse topology. */
                topology: string;

                /** DescribeCopyResponse mermaid. */
                mermaid: string;

                /**
                 * Encodes the specified DescribeCopyResponse message. Does not implicitly {@link millrace.streams.v1.DescribeCopyResponse.verify|verify} messages.
                 * @param message DescribeCopyResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.DescribeCopyResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeCopyResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.DescribeCopyResponse & millrace.streams.v1.DescribeCopyResponse.$Shape} DescribeCopyResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.DescribeCopyResponse & millrace.streams.v1.DescribeCopyResponse.$Shape;
            }

            namespace DescribeCopyResponse {

                /** Properties of a DescribeCopyResponse. */
                interface $Properties {

                    /** DescribeCopyResponse applicationId */
                    applicationId?: string;

                    /** DescribeCopyResponse processId */
                    processId?: string;

                    /** DescribeCopyResponse state */
                    state?: string;

                    /** DescribeCopyResponse tasks */
                    tasks?: millrace.streams.v1.CopyTask.$Properties[];

                    /** DescribeCopyResponse stores */
                    stores?: millrace.streams.v1.CopyStore.$Properties[];

                    /** DescribeCopyResponse topology */
                    topology?: string;

                    /** DescribeCopyResponse mermaid */
                    mermaid?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeCopyResponse. */
                type $Shape = millrace.streams.v1.DescribeCopyResponse.$Properties;
            }

            /**
             * Properties of a CopyTask.
             * @deprecated Use millrace.streams.v1.CopyTask.$Properties instead.
             */
            interface ICopyTask extends millrace.streams.v1.CopyTask.$Properties {
            }

            /** Represents a CopyTask. */
            class CopyTask {

                /**
                 * Constructs a new CopyTask.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.CopyTask.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CopyTask taskId. */
                taskId: string;

                /** CopyTask standby. */
                standby: boolean;

                /** CopyTask ready. */
                ready: boolean;

                /** CopyTask inputLag. */
                inputLag: number;

                /** CopyTask restoreLag. */
                restoreLag: number;

                /**
                 * Encodes the specified CopyTask message. Does not implicitly {@link millrace.streams.v1.CopyTask.verify|verify} messages.
                 * @param message CopyTask message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.CopyTask.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CopyTask message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.CopyTask & millrace.streams.v1.CopyTask.$Shape} CopyTask
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.CopyTask & millrace.streams.v1.CopyTask.$Shape;
            }

            namespace CopyTask {

                /** Properties of a CopyTask. */
                interface $Properties {

                    /** CopyTask taskId */
                    taskId?: string;

                    /** CopyTask standby */
                    standby?: boolean;

                    /** CopyTask ready */
                    ready?: boolean;

                    /** CopyTask inputLag */
                    inputLag?: number;

                    /** CopyTask restoreLag */
                    restoreLag?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CopyTask. */
                type $Shape = millrace.streams.v1.CopyTask.$Properties;
            }

            /**
             * Properties of a CopyStore.
             * @deprecated Use millrace.streams.v1.CopyStore.$Properties instead.
             */
            interface ICopyStore extends millrace.streams.v1.CopyStore.$Properties {
            }

            /** Represents a CopyStore. */
            class CopyStore {

                /**
                 * Constructs a new CopyStore.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.CopyStore.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CopyStore name. */
                name: string;

                /** CopyStore kind. */
                kind: string;

                /** CopyStore partitions. */
                partitions: number;

                /** CopyStore global. */
                global: boolean;

                /**
                 * Encodes the specified CopyStore message. Does not implicitly {@link millrace.streams.v1.CopyStore.verify|verify} messages.
                 * @param message CopyStore message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.CopyStore.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CopyStore message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.CopyStore & millrace.streams.v1.CopyStore.$Shape} CopyStore
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.CopyStore & millrace.streams.v1.CopyStore.$Shape;
            }

            namespace CopyStore {

                /** Properties of a CopyStore. */
                interface $Properties {

                    /** CopyStore name */
                    name?: string;

                    /** CopyStore kind */
                    kind?: string;

                    /** CopyStore partitions */
                    partitions?: number;

                    /** CopyStore global */
                    global?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CopyStore. */
                type $Shape = millrace.streams.v1.CopyStore.$Properties;
            }

            /**
             * Properties of a QueryStoreRequest.
             * @deprecated Use millrace.streams.v1.QueryStoreRequest.$Properties instead.
             */
            interface IQueryStoreRequest extends millrace.streams.v1.QueryStoreRequest.$Properties {
            }

            /** Represents a QueryStoreRequest. */
            class QueryStoreRequest {

                /**
                 * Constructs a new QueryStoreRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.QueryStoreRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** QueryStoreRequest applicationId. */
                applicationId: string;

                /** QueryStoreRequest store. */
                store: string;

                /** QueryStoreRequest partition. */
                partition: (number|null);

                /** QueryStoreRequest forward. */
                forward: boolean;

                /** QueryStoreRequest standbys. */
                standbys: boolean;

                /** QueryStoreRequest key. */
                key: (millrace.streams.v1.KeyQuery|null);

                /** QueryStoreRequest keys. */
                keys: (millrace.streams.v1.KeysQuery|null);

                /** QueryStoreRequest prefix. */
                prefix: (millrace.streams.v1.PrefixQuery|null);

                /** QueryStoreRequest windows. */
                windows: (millrace.streams.v1.WindowsQuery|null);

                /** QueryStoreRequest sessions. */
                sessions: (millrace.streams.v1.WindowsQuery|null);

                /** QueryStoreRequest version. */
                version: (millrace.streams.v1.VersionQuery|null);

                /** QueryStoreRequest versions. */
                versions: (millrace.streams.v1.VersionsQuery|null);

                /** QueryStoreRequest after. */
                after: (millrace.streams.v1.RowPosition|null);

                /** QueryStoreRequest rowsMax. */
                rowsMax: number;

                /** QueryStoreRequest query. */
                query?: ("key"|"keys"|"prefix"|"windows"|"sessions"|"version"|"versions");

                /**
                 * Encodes the specified QueryStoreRequest message. Does not implicitly {@link millrace.streams.v1.QueryStoreRequest.verify|verify} messages.
                 * @param message QueryStoreRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.QueryStoreRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a QueryStoreRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.QueryStoreRequest & millrace.streams.v1.QueryStoreRequest.$Shape} QueryStoreRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.QueryStoreRequest & millrace.streams.v1.QueryStoreRequest.$Shape;
            }

            namespace QueryStoreRequest {

                /** Properties of a QueryStoreRequest. */
                interface $Properties {

                    /** QueryStoreRequest applicationId */
                    applicationId?: string;

                    /** QueryStoreRequest store */
                    store?: string;

                    /** QueryStoreRequest partition */
                    partition?: (number|null);

                    /** QueryStoreRequest forward */
                    forward?: boolean;

                    /** QueryStoreRequest standbys */
                    standbys?: boolean;

                    /** QueryStoreRequest key */
                    key?: (millrace.streams.v1.KeyQuery.$Properties|null);

                    /** QueryStoreRequest keys */
                    keys?: (millrace.streams.v1.KeysQuery.$Properties|null);

                    /** QueryStoreRequest prefix */
                    prefix?: (millrace.streams.v1.PrefixQuery.$Properties|null);

                    /** QueryStoreRequest windows */
                    windows?: (millrace.streams.v1.WindowsQuery.$Properties|null);

                    /** QueryStoreRequest sessions */
                    sessions?: (millrace.streams.v1.WindowsQuery.$Properties|null);

                    /** QueryStoreRequest version */
                    version?: (millrace.streams.v1.VersionQuery.$Properties|null);

                    /** QueryStoreRequest versions */
                    versions?: (millrace.streams.v1.VersionsQuery.$Properties|null);

                    /** QueryStoreRequest after */
                    after?: (millrace.streams.v1.RowPosition.$Properties|null);

                    /** QueryStoreRequest rowsMax */
                    rowsMax?: number;

                    /** QueryStoreRequest query */
                    query?: ("key"|"keys"|"prefix"|"windows"|"sessions"|"version"|"versions");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a QueryStoreRequest. */
                type $Shape = {
                  applicationId?: string;
                  store?: string;
                  partition?: number|null;
                  forward?: boolean;
                  standbys?: boolean;
                  key?: millrace.streams.v1.KeyQuery.$Shape|null;
                  keys?: millrace.streams.v1.KeysQuery.$Shape|null;
                  prefix?: millrace.streams.v1.PrefixQuery.$Shape|null;
                  windows?: millrace.streams.v1.WindowsQuery.$Shape|null;
                  sessions?: millrace.streams.v1.WindowsQuery.$Shape|null;
                  version?: millrace.streams.v1.VersionQuery.$Shape|null;
                  versions?: millrace.streams.v1.VersionsQuery.$Shape|null;
                  after?: millrace.streams.v1.RowPosition.$Shape|null;
                  rowsMax?: number;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ query?: undefined; key?: null; keys?: null; prefix?: null; windows?: null; sessions?: null; version?: null; versions?: null }|{ query?: "key"; key: millrace.streams.v1.KeyQuery.$Shape; keys?: null; prefix?: null; windows?: null; sessions?: null; version?: null; versions?: null }|{ query?: "keys"; key?: null; keys: millrace.streams.v1.KeysQuery.$Shape; prefix?: null; windows?: null; sessions?: null; version?: null; versions?: null }|{ query?: "prefix"; key?: null; keys?: null; prefix: millrace.streams.v1.PrefixQuery.$Shape; windows?: null; sessions?: null; version?: null; versions?: null }|{ query?: "windows"; key?: null; keys?: null; prefix?: null; windows: millrace.streams.v1.WindowsQuery.$Shape; sessions?: null; version?: null; versions?: null }|{ query?: "sessions"; key?: null; keys?: null; prefix?: null; windows?: null; sessions: millrace.streams.v1.WindowsQuery.$Shape; version?: null; versions?: null }|{ query?: "version"; key?: null; keys?: null; prefix?: null; windows?: null; sessions?: null; version: millrace.streams.v1.VersionQuery.$Shape; versions?: null }|{ query?: "versions"; key?: null; keys?: null; prefix?: null; windows?: null; sessions?: null; version?: null; versions: millrace.streams.v1.VersionsQuery.$Shape })
                );
            }

            /**
             * Properties of a KeyQuery.
             * @deprecated Use millrace.streams.v1.KeyQuery.$Properties instead.
             */
            interface IKeyQuery extends millrace.streams.v1.KeyQuery.$Properties {
            }

            /** Represents a KeyQuery. */
            class KeyQuery {

                /**
                 * Constructs a new KeyQuery.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.KeyQuery.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** KeyQuery key. */
                key: Uint8Array;

                /**
                 * Encodes the specified KeyQuery message. Does not implicitly {@link millrace.streams.v1.KeyQuery.verify|verify} messages.
                 * @param message KeyQuery message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.KeyQuery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a KeyQuery message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.KeyQuery & millrace.streams.v1.KeyQuery.$Shape} KeyQuery
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.KeyQuery & millrace.streams.v1.KeyQuery.$Shape;
            }

            namespace KeyQuery {

                /** Properties of a KeyQuery. */
                interface $Properties {

                    /** KeyQuery key */
                    key?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a KeyQuery. */
                type $Shape = millrace.streams.v1.KeyQuery.$Properties;
            }

            /**
             * Properties of a KeysQuery.
             * @deprecated Use millrace.streams.v1.KeysQuery.$Properties instead.
             */
            interface IKeysQuery extends millrace.streams.v1.KeysQuery.$Properties {
            }

            /** Represents a KeysQuery. */
            class KeysQuery {

                /**
                 * Constructs a new KeysQuery.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.KeysQuery.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** KeysQuery from. */
                from: (Uint8Array|null);

                /** KeysQuery to. */
                to: (Uint8Array|null);

                /** KeysQuery backward. */
                backward: boolean;

                /**
                 * Encodes the specified KeysQuery message. Does not implicitly {@link millrace.streams.v1.KeysQuery.verify|verify} messages.
                 * @param message KeysQuery message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.KeysQuery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a KeysQuery message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.KeysQuery & millrace.streams.v1.KeysQuery.$Shape} KeysQuery
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.KeysQuery & millrace.streams.v1.KeysQuery.$Shape;
            }

            namespace KeysQuery {

                /** Properties of a KeysQuery. */
                interface $Properties {

                    /** KeysQuery from */
                    from?: (Uint8Array|null);

                    /** KeysQuery to */
                    to?: (Uint8Array|null);

                    /** KeysQuery backward */
                    backward?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a KeysQuery. */
                type $Shape = millrace.streams.v1.KeysQuery.$Properties;
            }

            /**
             * Properties of a PrefixQuery.
             * @deprecated Use millrace.streams.v1.PrefixQuery.$Properties instead.
             */
            interface IPrefixQuery extends millrace.streams.v1.PrefixQuery.$Properties {
            }

            /** Represents a PrefixQuery. */
            class PrefixQuery {

                /**
                 * Constructs a new PrefixQuery.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.PrefixQuery.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PrefixQuery prefix. */
                prefix: Uint8Array;

                /**
                 * Encodes the specified PrefixQuery message. Does not implicitly {@link millrace.streams.v1.PrefixQuery.verify|verify} messages.
                 * @param message PrefixQuery message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.PrefixQuery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PrefixQuery message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.PrefixQuery & millrace.streams.v1.PrefixQuery.$Shape} PrefixQuery
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.PrefixQuery & millrace.streams.v1.PrefixQuery.$Shape;
            }

            namespace PrefixQuery {

                /** Properties of a PrefixQuery. */
                interface $Properties {

                    /** PrefixQuery prefix */
                    prefix?: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PrefixQuery. */
                type $Shape = millrace.streams.v1.PrefixQuery.$Properties;
            }

            /**
             * Properties of a WindowsQuery.
             * @deprecated Use millrace.streams.v1.WindowsQuery.$Properties instead.
             */
            interface IWindowsQuery extends millrace.streams.v1.WindowsQuery.$Properties {
            }

            /** Represents a WindowsQuery. */
            class WindowsQuery {

                /**
                 * Constructs a new WindowsQuery.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.WindowsQuery.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WindowsQuery key. */
                key: (Uint8Array|null);

                /** WindowsQuery from. */
                from: (Uint8Array|null);

                /** WindowsQuery to. */
                to: (Uint8Array|null);

                /** WindowsQuery fromMs. */
                fromMs: number;

                /** WindowsQuery toMs. */
                toMs: number;

                /** WindowsQuery backward. */
                backward: boolean;

                /**
                 * Encodes the specified WindowsQuery message. Does not implicitly {@link millrace.streams.v1.WindowsQuery.verify|verify} messages.
                 * @param message WindowsQuery message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.WindowsQuery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WindowsQuery message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.WindowsQuery & millrace.streams.v1.WindowsQuery.$Shape} WindowsQuery
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.WindowsQuery & millrace.streams.v1.WindowsQuery.$Shape;
            }

            namespace WindowsQuery {

                /** Properties of a WindowsQuery. */
                interface $Properties {

                    /** WindowsQuery key */
                    key?: (Uint8Array|null);

                    /** WindowsQuery from */
                    from?: (Uint8Array|null);

                    /** WindowsQuery to */
                    to?: (Uint8Array|null);

                    /** WindowsQuery fromMs */
                    fromMs?: number;

                    /** WindowsQuery toMs */
                    toMs?: number;

                    /** WindowsQuery backward */
                    backward?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a WindowsQuery. */
                type $Shape = millrace.streams.v1.WindowsQuery.$Properties;
            }

            /**
             * Properties of a VersionQuery.
             * @deprecated Use millrace.streams.v1.VersionQuery.$Properties instead.
             */
            interface IVersionQuery extends millrace.streams.v1.VersionQuery.$Properties {
            }

            /** Represents a VersionQuery. */
            class VersionQuery {

                /**
                 * Constructs a new VersionQuery.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.VersionQuery.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VersionQuery key. */
                key: Uint8Array;

                /** VersionQuery asOfMs. */
                asOfMs: (number|null);

                /**
                 * Encodes the specified VersionQuery message. Does not implicitly {@link millrace.streams.v1.VersionQuery.verify|verify} messages.
                 * @param message VersionQuery message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.VersionQuery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VersionQuery message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.VersionQuery & millrace.streams.v1.VersionQuery.$Shape} VersionQuery
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.VersionQuery & millrace.streams.v1.VersionQuery.$Shape;
            }

            namespace VersionQuery {

                /** Properties of a VersionQuery. */
                interface $Properties {

                    /** VersionQuery key */
                    key?: Uint8Array;

                    /** VersionQuery asOfMs */
                    asOfMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a VersionQuery. */
                type $Shape = millrace.streams.v1.VersionQuery.$Properties;
            }

            /**
             * Properties of a VersionsQuery.
             * @deprecated Use millrace.streams.v1.VersionsQuery.$Properties instead.
             */
            interface IVersionsQuery extends millrace.streams.v1.VersionsQuery.$Properties {
            }

            /** Represents a VersionsQuery. */
            class VersionsQuery {

                /**
                 * Constructs a new VersionsQuery.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.VersionsQuery.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VersionsQuery key. */
                key: Uint8Array;

                /** VersionsQuery fromMs. */
                fromMs: number;

                /** VersionsQuery toMs. */
                toMs: number;

                /** VersionsQuery backward. */
                backward: boolean;

                /**
                 * Encodes the specified VersionsQuery message. Does not implicitly {@link millrace.streams.v1.VersionsQuery.verify|verify} messages.
                 * @param message VersionsQuery message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.VersionsQuery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VersionsQuery message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.VersionsQuery & millrace.streams.v1.VersionsQuery.$Shape} VersionsQuery
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.VersionsQuery & millrace.streams.v1.VersionsQuery.$Shape;
            }

            namespace VersionsQuery {

                /** Properties of a VersionsQuery. */
                interface $Properties {

                    /** VersionsQuery key */
                    key?: Uint8Array;

                    /** VersionsQuery fromMs */
                    fromMs?: number;

                    /** VersionsQuery toMs */
                    toMs?: number;

                    /** VersionsQuery backward */
                    backward?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a VersionsQuery. */
                type $Shape = millrace.streams.v1.VersionsQuery.$Properties;
            }

            /**
             * Properties of a RowPosition.
             * @deprecated Use millrace.streams.v1.RowPosition.$Properties instead.
             */
            interface IRowPosition extends millrace.streams.v1.RowPosition.$Properties {
            }

            /** Represents a RowPosition. */
            class RowPosition {

                /**
                 * Constructs a new RowPosition.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.RowPosition.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RowPosition key. */
                key: Uint8Array;

                /** RowPosition startMs. */
                startMs: number;

                /** RowPosition endMs. */
                endMs: number;

                /**
                 * Encodes the specified RowPosition message. Does not implicitly {@link millrace.streams.v1.RowPosition.verify|verify} messages.
                 * @param message RowPosition message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.RowPosition.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RowPosition message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.RowPosition & millrace.streams.v1.RowPosition.$Shape} RowPosition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.RowPosition & millrace.streams.v1.RowPosition.$Shape;
            }

            namespace RowPosition {

                /** Properties of a RowPosition. */
                interface $Properties {

                    /** RowPosition key */
                    key?: Uint8Array;

                    /** RowPosition startMs */
                    startMs?: number;

                    /** RowPosition endMs */
                    endMs?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RowPosition. */
                type $Shape = millrace.streams.v1.RowPosition.$Properties;
            }

            /**
             * Properties of a QueryStoreResponse.
             * @deprecated Use millrace.streams.v1.QueryStoreResponse.$Properties instead.
             */
            interface IQueryStoreResponse extends millrace.streams.v1.QueryStoreResponse.$Properties {
            }

            /** Represents a QueryStoreResponse. */
            class QueryStoreResponse {

                /**
                 * Constructs a new QueryStoreResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.QueryStoreResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** QueryStoreResponse rows. */
                rows: millrace.streams.v1.StoredRow[];

                /** QueryStoreResponse last. */
                last: boolean;

                /** QueryStoreResponse partition. */
                partition: number;

                /**
                 * Encodes the specified QueryStoreResponse message. Does not implicitly {@link millrace.streams.v1.QueryStoreResponse.verify|verify} messages.
                 * @param message QueryStoreResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.QueryStoreResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a QueryStoreResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.QueryStoreResponse & millrace.streams.v1.QueryStoreResponse.$Shape} QueryStoreResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.QueryStoreResponse & millrace.streams.v1.QueryStoreResponse.$Shape;
            }

            namespace QueryStoreResponse {

                /** Properties of a QueryStoreResponse. */
                interface $Properties {

                    /** QueryStoreResponse rows */
                    rows?: millrace.streams.v1.StoredRow.$Properties[];

                    /** QueryStoreResponse last */
                    last?: boolean;

                    /** QueryStoreResponse partition */
                    partition?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a QueryStoreResponse. */
                type $Shape = millrace.streams.v1.QueryStoreResponse.$Properties;
            }

            /**
             * Properties of a StoredRow.
             * @deprecated Use millrace.streams.v1.StoredRow.$Properties instead.
             */
            interface IStoredRow extends millrace.streams.v1.StoredRow.$Properties {
            }

            /** Represents a StoredRow. */
            class StoredRow {

                /**
                 * Constructs a new StoredRow.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.streams.v1.StoredRow.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StoredRow key. */
                key: Uint8Array;

                /** StoredRow value. */
                value: Uint8Array;

                /** StoredRow timestampMs. */
                timestampMs: (number|null);

                /** StoredRow startMs. */
                startMs: number;

                /** StoredRow endMs. */
                endMs: number;

                /** StoredRow validToMs. */
                validToMs: (number|null);

                /**
                 * Encodes the specified StoredRow message. Does not implicitly {@link millrace.streams.v1.StoredRow.verify|verify} messages.
                 * @param message StoredRow message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.streams.v1.StoredRow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StoredRow message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.streams.v1.StoredRow & millrace.streams.v1.StoredRow.$Shape} StoredRow
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.streams.v1.StoredRow & millrace.streams.v1.StoredRow.$Shape;
            }

            namespace StoredRow {

                /** Properties of a StoredRow. */
                interface $Properties {

                    /** StoredRow key */
                    key?: Uint8Array;

                    /** StoredRow value */
                    value?: Uint8Array;

                    /** StoredRow timestampMs */
                    timestampMs?: (number|null);

                    /** StoredRow startMs */
                    startMs?: number;

                    /** StoredRow endMs */
                    endMs?: number;

                    /** StoredRow validToMs */
                    validToMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StoredRow. */
                type $Shape = millrace.streams.v1.StoredRow.$Properties;
            }
        }
    }

    /** Namespace transaction. */
    namespace transaction {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a FindTransactionCoordinatorsRequest.
             * @deprecated Use millrace.transaction.v1.FindTransactionCoordinatorsRequest.$Properties instead.
             */
            interface IFindTransactionCoordinatorsRequest extends millrace.transaction.v1.FindTransactionCoordinatorsRequest.$Properties {
            }

            /** Represents a FindTransactionCoordinatorsRequest. */
            class FindTransactionCoordinatorsRequest {

                /**
                 * Constructs a new FindTransactionCoordinatorsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.FindTransactionCoordinatorsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FindTransactionCoordinatorsRequest transactionalIds. */
                transactionalIds: string[];

                /**
                 * Encodes the specified FindTransactionCoordinatorsRequest message. Does not implicitly {@link millrace.transaction.v1.FindTransactionCoordinatorsRequest.verify|verify} messages.
                 * @param message FindTransactionCoordinatorsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.FindTransactionCoordinatorsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FindTransactionCoordinatorsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.FindTransactionCoordinatorsRequest & millrace.transaction.v1.FindTransactionCoordinatorsRequest.$Shape} FindTransactionCoordinatorsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.FindTransactionCoordinatorsRequest & millrace.transaction.v1.FindTransactionCoordinatorsRequest.$Shape;
            }

            namespace FindTransactionCoordinatorsRequest {

                /** Properties of a FindTransactionCoordinatorsRequest. */
                interface $Properties {

                    /** FindTransactionCoordinatorsRequest transactionalIds */
                    transactionalIds?: string[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FindTransactionCoordinatorsRequest. */
                type $Shape = millrace.transaction.v1.FindTransactionCoordinatorsRequest.$Properties;
            }

            /**
             * Properties of a FindTransactionCoordinatorsResponse.
             * @deprecated Use millrace.transaction.v1.FindTransactionCoordinatorsResponse.$Properties instead.
             */
            interface IFindTransactionCoordinatorsResponse extends millrace.transaction.v1.FindTransactionCoordinatorsResponse.$Properties {
            }

            /** Represents a FindTransactionCoordinatorsResponse. */
            class FindTransactionCoordinatorsResponse {

                /**
                 * Constructs a new FindTransactionCoordinatorsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.FindTransactionCoordinatorsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FindTransactionCoordinatorsResponse coordinators. */
                coordinators: millrace.transaction.v1.TransactionCoordinator[];

                /**
                 * Encodes the specified FindTransactionCoordinatorsResponse message. Does not implicitly {@link millrace.transaction.v1.FindTransactionCoordinatorsResponse.verify|verify} messages.
                 * @param message FindTransactionCoordinatorsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.FindTransactionCoordinatorsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FindTransactionCoordinatorsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.FindTransactionCoordinatorsResponse & millrace.transaction.v1.FindTransactionCoordinatorsResponse.$Shape} FindTransactionCoordinatorsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.FindTransactionCoordinatorsResponse & millrace.transaction.v1.FindTransactionCoordinatorsResponse.$Shape;
            }

            namespace FindTransactionCoordinatorsResponse {

                /** Properties of a FindTransactionCoordinatorsResponse. */
                interface $Properties {

                    /** FindTransactionCoordinatorsResponse coordinators */
                    coordinators?: millrace.transaction.v1.TransactionCoordinator.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FindTransactionCoordinatorsResponse. */
                type $Shape = millrace.transaction.v1.FindTransactionCoordinatorsResponse.$Properties;
            }

            /**
             * Properties of a TransactionCoordinator.
             * @deprecated Use millrace.transaction.v1.TransactionCoordinator.$Properties instead.
             */
            interface ITransactionCoordinator extends millrace.transaction.v1.TransactionCoordinator.$Properties {
            }

            /** Represents a TransactionCoordinator. */
            class TransactionCoordinator {

                /**
                 * Constructs a new TransactionCoordinator.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.TransactionCoordinator.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TransactionCoordinator error. */
                error: (millrace.common.v1.Error|null);

                /** TransactionCoordinator nodeId. */
                nodeId: number;

                /**
                 * Encodes the specified TransactionCoordinator message. Does not implicitly {@link millrace.transaction.v1.TransactionCoordinator.verify|verify} messages.
                 * @param message TransactionCoordinator message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.TransactionCoordinator.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TransactionCoordinator message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.TransactionCoordinator & millrace.transaction.v1.TransactionCoordinator.$Shape} TransactionCoordinator
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.TransactionCoordinator & millrace.transaction.v1.TransactionCoordinator.$Shape;
            }

            namespace TransactionCoordinator {

                /** Properties of a TransactionCoordinator. */
                interface $Properties {

                    /** TransactionCoordinator error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** TransactionCoordinator nodeId */
                    nodeId?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TransactionCoordinator. */
                type $Shape = millrace.transaction.v1.TransactionCoordinator.$Properties;
            }

            /**
             * Properties of an InitProducerRequest.
             * @deprecated Use millrace.transaction.v1.InitProducerRequest.$Properties instead.
             */
            interface IInitProducerRequest extends millrace.transaction.v1.InitProducerRequest.$Properties {
            }

            /** Represents an InitProducerRequest. */
            class InitProducerRequest {

                /**
                 * Constructs a new InitProducerRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.InitProducerRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** InitProducerRequest transactionalId. */
                transactionalId: string;

                /** InitProducerRequest transactionTimeoutMs. */
                transactionTimeoutMs: number;

                /** InitProducerRequest producerId. */
                producerId: (number|null);

                /** InitProducerRequest producerEpoch. */
                producerEpoch: (number|null);

                /**
                 * Encodes the specified InitProducerRequest message. Does not implicitly {@link millrace.transaction.v1.InitProducerRequest.verify|verify} messages.
                 * @param message InitProducerRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.InitProducerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an InitProducerRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.InitProducerRequest & millrace.transaction.v1.InitProducerRequest.$Shape} InitProducerRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.InitProducerRequest & millrace.transaction.v1.InitProducerRequest.$Shape;
            }

            namespace InitProducerRequest {

                /** Properties of an InitProducerRequest. */
                interface $Properties {

                    /** InitProducerRequest transactionalId */
                    transactionalId?: string;

                    /** InitProducerRequest transactionTimeoutMs */
                    transactionTimeoutMs?: number;

                    /** InitProducerRequest producerId */
                    producerId?: (number|null);

                    /** InitProducerRequest producerEpoch */
                    producerEpoch?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an InitProducerRequest. */
                type $Shape = millrace.transaction.v1.InitProducerRequest.$Properties;
            }

            /**
             * Properties of an InitProducerResponse.
             * @deprecated Use millrace.transaction.v1.InitProducerResponse.$Properties instead.
             */
            interface IInitProducerResponse extends millrace.transaction.v1.InitProducerResponse.$Properties {
            }

            /** Represents an InitProducerResponse. */
            class InitProducerResponse {

                /**
                 * Constructs a new InitProducerResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.InitProducerResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** InitProducerResponse producerId. */
                producerId: number;

                /** InitProducerResponse producerEpoch. */
                producerEpoch: number;

                /**
                 * Encodes the specified InitProducerResponse message. Does not implicitly {@link millrace.transaction.v1.InitProducerResponse.verify|verify} messages.
                 * @param message InitProducerResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.InitProducerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an InitProducerResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.InitProducerResponse & millrace.transaction.v1.InitProducerResponse.$Shape} InitProducerResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.InitProducerResponse & millrace.transaction.v1.InitProducerResponse.$Shape;
            }

            namespace InitProducerResponse {

                /** Properties of an InitProducerResponse. */
                interface $Properties {

                    /** InitProducerResponse producerId */
                    producerId?: number;

                    /** InitProducerResponse producerEpoch */
                    producerEpoch?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an InitProducerResponse. */
                type $Shape = millrace.transaction.v1.InitProducerResponse.$Properties;
            }

            /**
             * Properties of a TransactionPartitions.
             * @deprecated Use millrace.transaction.v1.TransactionPartitions.$Properties instead.
             */
            interface ITransactionPartitions extends millrace.transaction.v1.TransactionPartitions.$Properties {
            }

            /** Represents a TransactionPartitions. */
            class TransactionPartitions {

                /**
                 * Constructs a new TransactionPartitions.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.TransactionPartitions.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TransactionPartitions topicId. */
                topicId: Uint8Array;

                /** TransactionPartitions partitions. */
                partitions: number[];

                /**
                 * Encodes the specified TransactionPartitions message. Does not implicitly {@link millrace.transaction.v1.TransactionPartitions.verify|verify} messages.
                 * @param message TransactionPartitions message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.TransactionPartitions.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TransactionPartitions message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.TransactionPartitions & millrace.transaction.v1.TransactionPartitions.$Shape} TransactionPartitions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.TransactionPartitions & millrace.transaction.v1.TransactionPartitions.$Shape;
            }

            namespace TransactionPartitions {

                /** Properties of a TransactionPartitions. */
                interface $Properties {

                    /** TransactionPartitions topicId */
                    topicId?: Uint8Array;

                    /** TransactionPartitions partitions */
                    partitions?: number[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TransactionPartitions. */
                type $Shape = millrace.transaction.v1.TransactionPartitions.$Properties;
            }

            /**
             * Properties of an AddPartitionsRequest.
             * @deprecated Use millrace.transaction.v1.AddPartitionsRequest.$Properties instead.
             */
            interface IAddPartitionsRequest extends millrace.transaction.v1.AddPartitionsRequest.$Properties {
            }

            /** Represents an AddPartitionsRequest. */
            class AddPartitionsRequest {

                /**
                 * Constructs a new AddPartitionsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.AddPartitionsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AddPartitionsRequest transactionalId. */
                transactionalId: string;

                /** AddPartitionsRequest producerId. */
                producerId: number;

                /** AddPartitionsRequest producerEpoch. */
                producerEpoch: number;

                /** AddPartitionsRequest partitions. */
                partitions: millrace.transaction.v1.TransactionPartitions[];

                /** AddPartitionsRequest verifyOnly. */
                verifyOnly: boolean;

                /** AddPartitionsRequest mayBeUnlogged. */
                mayBeUnlogged: boolean;

                /**
                 * Encodes the specified AddPartitionsRequest message. Does not implicitly {@link millrace.transaction.v1.AddPartitionsRequest.verify|verify} messages.
                 * @param message AddPartitionsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.AddPartitionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AddPartitionsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.AddPartitionsRequest & millrace.transaction.v1.AddPartitionsRequest.$Shape} AddPartitionsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.AddPartitionsRequest & millrace.transaction.v1.AddPartitionsRequest.$Shape;
            }

            namespace AddPartitionsRequest {

                /** Properties of an AddPartitionsRequest. */
                interface $Properties {

                    /** AddPartitionsRequest transactionalId */
                    transactionalId?: string;

                    /** AddPartitionsRequest producerId */
                    producerId?: number;

                    /** AddPartitionsRequest producerEpoch */
                    producerEpoch?: number;

                    /** AddPartitionsRequest partitions */
                    partitions?: millrace.transaction.v1.TransactionPartitions.$Properties[];

                    /** AddPartitionsRequest verifyOnly */
                    verifyOnly?: boolean;

                    /** AddPartitionsRequest mayBeUnlogged */
                    mayBeUnlogged?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AddPartitionsRequest. */
                type $Shape = millrace.transaction.v1.AddPartitionsRequest.$Properties;
            }

            /**
             * Properties of an AddPartitionsResponse.
             * @deprecated Use millrace.transaction.v1.AddPartitionsResponse.$Properties instead.
             */
            interface IAddPartitionsResponse extends millrace.transaction.v1.AddPartitionsResponse.$Properties {
            }

            /** Represents an AddPartitionsResponse. */
            class AddPartitionsResponse {

                /**
                 * Constructs a new AddPartitionsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.AddPartitionsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AddPartitionsResponse results. */
                results: millrace.transaction.v1.AddPartitionResult[];

                /** AddPartitionsResponse coordinatorEpoch. */
                coordinatorEpoch: (number|null);

                /**
                 * Encodes the specified AddPartitionsResponse message. Does not implicitly {@link millrace.transaction.v1.AddPartitionsResponse.verify|verify} messages.
                 * @param message AddPartitionsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.AddPartitionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AddPartitionsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.AddPartitionsResponse & millrace.transaction.v1.AddPartitionsResponse.$Shape} AddPartitionsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.AddPartitionsResponse & millrace.transaction.v1.AddPartitionsResponse.$Shape;
            }

            namespace AddPartitionsResponse {

                /** Properties of an AddPartitionsResponse. */
                interface $Properties {

                    /** AddPartitionsResponse results */
                    results?: millrace.transaction.v1.AddPartitionResult.$Properties[];

                    /** AddPartitionsResponse coordinatorEpoch */
                    coordinatorEpoch?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AddPartitionsResponse. */
                type $Shape = millrace.transaction.v1.AddPartitionsResponse.$Properties;
            }

            /**
             * Properties of an AddPartitionResult.
             * @deprecated Use millrace.transaction.v1.AddPartitionResult.$Properties instead.
             */
            interface IAddPartitionResult extends millrace.transaction.v1.AddPartitionResult.$Properties {
            }

            /** Represents an AddPartitionResult. */
            class AddPartitionResult {

                /**
                 * Constructs a new AddPartitionResult.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.AddPartitionResult.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AddPartitionResult error. */
                error: (millrace.common.v1.Error|null);

                /**
                 * Encodes the specified AddPartitionResult message. Does not implicitly {@link millrace.transaction.v1.AddPartitionResult.verify|verify} messages.
                 * @param message AddPartitionResult message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.AddPartitionResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AddPartitionResult message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.AddPartitionResult & millrace.transaction.v1.AddPartitionResult.$Shape} AddPartitionResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.AddPartitionResult & millrace.transaction.v1.AddPartitionResult.$Shape;
            }

            namespace AddPartitionResult {

                /** Properties of an AddPartitionResult. */
                interface $Properties {

                    /** AddPartitionResult error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AddPartitionResult. */
                type $Shape = millrace.transaction.v1.AddPartitionResult.$Properties;
            }

            /**
             * Properties of an AddOffsetsRequest.
             * @deprecated Use millrace.transaction.v1.AddOffsetsRequest.$Properties instead.
             */
            interface IAddOffsetsRequest extends millrace.transaction.v1.AddOffsetsRequest.$Properties {
            }

            /** Represents an AddOffsetsRequest. */
            class AddOffsetsRequest {

                /**
                 * Constructs a new AddOffsetsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.AddOffsetsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AddOffsetsRequest transactionalId. */
                transactionalId: string;

                /** AddOffsetsRequest producerId. */
                producerId: number;

                /** AddOffsetsRequest producerEpoch. */
                producerEpoch: number;

                /** AddOffsetsRequest groupId. */
                groupId: string;

                /**
                 * Encodes the specified AddOffsetsRequest message. Does not implicitly {@link millrace.transaction.v1.AddOffsetsRequest.verify|verify} messages.
                 * @param message AddOffsetsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.AddOffsetsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AddOffsetsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.AddOffsetsRequest & millrace.transaction.v1.AddOffsetsRequest.$Shape} AddOffsetsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.AddOffsetsRequest & millrace.transaction.v1.AddOffsetsRequest.$Shape;
            }

            namespace AddOffsetsRequest {

                /** Properties of an AddOffsetsRequest. */
                interface $Properties {

                    /** AddOffsetsRequest transactionalId */
                    transactionalId?: string;

                    /** AddOffsetsRequest producerId */
                    producerId?: number;

                    /** AddOffsetsRequest producerEpoch */
                    producerEpoch?: number;

                    /** AddOffsetsRequest groupId */
                    groupId?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AddOffsetsRequest. */
                type $Shape = millrace.transaction.v1.AddOffsetsRequest.$Properties;
            }

            /**
             * Properties of an AddOffsetsResponse.
             * @deprecated Use millrace.transaction.v1.AddOffsetsResponse.$Properties instead.
             */
            interface IAddOffsetsResponse extends millrace.transaction.v1.AddOffsetsResponse.$Properties {
            }

            /** Represents an AddOffsetsResponse. */
            class AddOffsetsResponse {

                /**
                 * Constructs a new AddOffsetsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.AddOffsetsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified AddOffsetsResponse message. Does not implicitly {@link millrace.transaction.v1.AddOffsetsResponse.verify|verify} messages.
                 * @param message AddOffsetsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.AddOffsetsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AddOffsetsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.AddOffsetsResponse & millrace.transaction.v1.AddOffsetsResponse.$Shape} AddOffsetsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.AddOffsetsResponse & millrace.transaction.v1.AddOffsetsResponse.$Shape;
            }

            namespace AddOffsetsResponse {

                /** Properties of an AddOffsetsResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AddOffsetsResponse. */
                type $Shape = millrace.transaction.v1.AddOffsetsResponse.$Properties;
            }

            /**
             * Properties of an EndTransactionRequest.
             * @deprecated Use millrace.transaction.v1.EndTransactionRequest.$Properties instead.
             */
            interface IEndTransactionRequest extends millrace.transaction.v1.EndTransactionRequest.$Properties {
            }

            /** Represents an EndTransactionRequest. */
            class EndTransactionRequest {

                /**
                 * Constructs a new EndTransactionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.EndTransactionRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** EndTransactionRequest transactionalId. */
                transactionalId: string;

                /** EndTransactionRequest producerId. */
                producerId: number;

                /** EndTransactionRequest producerEpoch. */
                producerEpoch: number;

                /** EndTransactionRequest commit. */
                commit: boolean;

                /**
                 * Encodes the specified EndTransactionRequest message. Does not implicitly {@link millrace.transaction.v1.EndTransactionRequest.verify|verify} messages.
                 * @param message EndTransactionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.EndTransactionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an EndTransactionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.EndTransactionRequest & millrace.transaction.v1.EndTransactionRequest.$Shape} EndTransactionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.EndTransactionRequest & millrace.transaction.v1.EndTransactionRequest.$Shape;
            }

            namespace EndTransactionRequest {

                /** Properties of an EndTransactionRequest. */
                interface $Properties {

                    /** EndTransactionRequest transactionalId */
                    transactionalId?: string;

                    /** EndTransactionRequest producerId */
                    producerId?: number;

                    /** EndTransactionRequest producerEpoch */
                    producerEpoch?: number;

                    /** EndTransactionRequest commit */
                    commit?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an EndTransactionRequest. */
                type $Shape = millrace.transaction.v1.EndTransactionRequest.$Properties;
            }

            /**
             * Properties of an EndTransactionResponse.
             * @deprecated Use millrace.transaction.v1.EndTransactionResponse.$Properties instead.
             */
            interface IEndTransactionResponse extends millrace.transaction.v1.EndTransactionResponse.$Properties {
            }

            /** Represents an EndTransactionResponse. */
            class EndTransactionResponse {

                /**
                 * Constructs a new EndTransactionResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.EndTransactionResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** EndTransactionResponse producerId. */
                producerId: number;

                /** EndTransactionResponse producerEpoch. */
                producerEpoch: number;

                /**
                 * Encodes the specified EndTransactionResponse message. Does not implicitly {@link millrace.transaction.v1.EndTransactionResponse.verify|verify} messages.
                 * @param message EndTransactionResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.EndTransactionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an EndTransactionResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.EndTransactionResponse & millrace.transaction.v1.EndTransactionResponse.$Shape} EndTransactionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.EndTransactionResponse & millrace.transaction.v1.EndTransactionResponse.$Shape;
            }

            namespace EndTransactionResponse {

                /** Properties of an EndTransactionResponse. */
                interface $Properties {

                    /** EndTransactionResponse producerId */
                    producerId?: number;

                    /** EndTransactionResponse producerEpoch */
                    producerEpoch?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an EndTransactionResponse. */
                type $Shape = millrace.transaction.v1.EndTransactionResponse.$Properties;
            }

            /**
             * Properties of an EndTransactionsRequest.
             * @deprecated Use millrace.transaction.v1.EndTransactionsRequest.$Properties instead.
             */
            interface IEndTransactionsRequest extends millrace.transaction.v1.EndTransactionsRequest.$Properties {
            }

            /** Represents an EndTransactionsRequest. */
            class EndTransactionsRequest {

                /**
                 * Constructs a new EndTransactionsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.EndTransactionsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** EndTransactionsRequest correlationId. */
                correlationId: number;

                /** EndTransactionsRequest end. */
                end: (millrace.transaction.v1.EndTransactionRequest|null);

                /**
                 * Encodes the specified EndTransactionsRequest message. Does not implicitly {@link millrace.transaction.v1.EndTransactionsRequest.verify|verify} messages.
                 * @param message EndTransactionsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.EndTransactionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an EndTransactionsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.EndTransactionsRequest & millrace.transaction.v1.EndTransactionsRequest.$Shape} EndTransactionsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.EndTransactionsRequest & millrace.transaction.v1.EndTransactionsRequest.$Shape;
            }

            namespace EndTransactionsRequest {

                /** Properties of an EndTransactionsRequest. */
                interface $Properties {

                    /** EndTransactionsRequest correlationId */
                    correlationId?: number;

                    /** EndTransactionsRequest end */
                    end?: (millrace.transaction.v1.EndTransactionRequest.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an EndTransactionsRequest. */
                type $Shape = millrace.transaction.v1.EndTransactionsRequest.$Properties;
            }

            /**
             * Properties of an EndTransactionsResponse.
             * @deprecated Use millrace.transaction.v1.EndTransactionsResponse.$Properties instead.
             */
            interface IEndTransactionsResponse extends millrace.transaction.v1.EndTransactionsResponse.$Properties {
            }

            /** Represents an EndTransactionsResponse. */
            class EndTransactionsResponse {

                /**
                 * Constructs a new EndTransactionsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.EndTransactionsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** EndTransactionsResponse correlationId. */
                correlationId: number;

                /** EndTransactionsResponse error. */
                error: (millrace.common.v1.Error|null);

                /** EndTransactionsResponse ended. */
                ended: (millrace.transaction.v1.EndTransactionResponse|null);

                /** EndTransactionsResponse outcome. */
                outcome?: ("error"|"ended");

                /**
                 * Encodes the specified EndTransactionsResponse message. Does not implicitly {@link millrace.transaction.v1.EndTransactionsResponse.verify|verify} messages.
                 * @param message EndTransactionsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.EndTransactionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an EndTransactionsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.EndTransactionsResponse & millrace.transaction.v1.EndTransactionsResponse.$Shape} EndTransactionsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.EndTransactionsResponse & millrace.transaction.v1.EndTransactionsResponse.$Shape;
            }

            namespace EndTransactionsResponse {

                /** Properties of an EndTransactionsResponse. */
                interface $Properties {

                    /** EndTransactionsResponse correlationId */
                    correlationId?: number;

                    /** EndTransactionsResponse error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** EndTransactionsResponse ended */
                    ended?: (millrace.transaction.v1.EndTransactionResponse.$Properties|null);

                    /** EndTransactionsResponse outcome */
                    outcome?: ("error"|"ended");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of an EndTransactionsResponse. */
                type $Shape = {
                  correlationId?: number;
                  error?: millrace.common.v1.Error.$Shape|null;
                  ended?: millrace.transaction.v1.EndTransactionResponse.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ outcome?: undefined; error?: null; ended?: null }|{ outcome?: "error"; error: millrace.common.v1.Error.$Shape; ended?: null }|{ outcome?: "ended"; error?: null; ended: millrace.transaction.v1.EndTransactionResponse.$Shape })
                );
            }

            /** TransactionState enum. */
            enum TransactionState {

                /** TRANSACTION_STATE_UNSPECIFIED value */
                TRANSACTION_STATE_UNSPECIFIED = 0,

                /** TRANSACTION_STATE_EMPTY value */
                TRANSACTION_STATE_EMPTY = 1,

                /** TRANSACTION_STATE_ONGOING value */
                TRANSACTION_STATE_ONGOING = 2,

                /** TRANSACTION_STATE_PREPARE_COMMIT value */
                TRANSACTION_STATE_PREPARE_COMMIT = 3,

                /** TRANSACTION_STATE_PREPARE_ABORT value */
                TRANSACTION_STATE_PREPARE_ABORT = 4,

                /** TRANSACTION_STATE_COMPLETE_COMMIT value */
                TRANSACTION_STATE_COMPLETE_COMMIT = 5,

                /** TRANSACTION_STATE_COMPLETE_ABORT value */
                TRANSACTION_STATE_COMPLETE_ABORT = 6,

                /** TRANSACTION_STATE_PREPARE_EPOCH_FENCE value */
                TRANSACTION_STATE_PREPARE_EPOCH_FENCE = 7,

                /** TRANSACTION_STATE_DEAD value */
                TRANSACTION_STATE_DEAD = 8
            }

            /**
             * Properties of a DescribeTransactionsRequest.
             * @deprecated Use millrace.transaction.v1.DescribeTransactionsRequest.$Properties instead.
             */
            interface IDescribeTransactionsRequest extends millrace.transaction.v1.DescribeTransactionsRequest.$Properties {
            }

            /** Represents a DescribeTransactionsRequest. */
            class DescribeTransactionsRequest {

                /**
                 * Constructs a new DescribeTransactionsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.DescribeTransactionsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeTransactionsRequest transactionalIds. */
                transactionalIds: string[];

                /**
                 * Encodes the specified DescribeTransactionsRequest message. Does not implicitly {@link millrace.transaction.v1.DescribeTransactionsRequest.verify|verify} messages.
                 * @param message DescribeTransactionsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.DescribeTransactionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeTransactionsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.DescribeTransactionsRequest & millrace.transaction.v1.DescribeTransactionsRequest.$Shape} DescribeTransactionsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.DescribeTransactionsRequest & millrace.transaction.v1.DescribeTransactionsRequest.$Shape;
            }

            namespace DescribeTransactionsRequest {

                /** Properties of a DescribeTransactionsRequest. */
                interface $Properties {

                    /** DescribeTransactionsRequest transactionalIds */
                    transactionalIds?: string[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeTransactionsRequest. */
                type $Shape = millrace.transaction.v1.DescribeTransactionsRequest.$Properties;
            }

            /**
             * Properties of a DescribeTransactionsResponse.
             * @deprecated Use millrace.transaction.v1.DescribeTransactionsResponse.$Properties instead.
             */
            interface IDescribeTransactionsResponse extends millrace.transaction.v1.DescribeTransactionsResponse.$Properties {
            }

            /** Represents a DescribeTransactionsResponse. */
            class DescribeTransactionsResponse {

                /**
                 * Constructs a new DescribeTransactionsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.DescribeTransactionsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribeTransactionsResponse transactions. */
                transactions: millrace.transaction.v1.DescribedTransaction[];

                /**
                 * Encodes the specified DescribeTransactionsResponse message. Does not implicitly {@link millrace.transaction.v1.DescribeTransactionsResponse.verify|verify} messages.
                 * @param message DescribeTransactionsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.DescribeTransactionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribeTransactionsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.DescribeTransactionsResponse & millrace.transaction.v1.DescribeTransactionsResponse.$Shape} DescribeTransactionsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.DescribeTransactionsResponse & millrace.transaction.v1.DescribeTransactionsResponse.$Shape;
            }

            namespace DescribeTransactionsResponse {

                /** Properties of a DescribeTransactionsResponse. */
                interface $Properties {

                    /** DescribeTransactionsResponse transactions */
                    transactions?: millrace.transaction.v1.DescribedTransaction.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeTransactionsResponse. */
                type $Shape = millrace.transaction.v1.DescribeTransactionsResponse.$Properties;
            }

            /**
             * Properties of a DescribedTransaction.
             * @deprecated Use millrace.transaction.v1.DescribedTransaction.$Properties instead.
             */
            interface IDescribedTransaction extends millrace.transaction.v1.DescribedTransaction.$Properties {
            }

            /** Represents a DescribedTransaction. */
            class DescribedTransaction {

                /**
                 * Constructs a new DescribedTransaction.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.DescribedTransaction.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DescribedTransaction error. */
                error: (millrace.common.v1.Error|null);

                /** DescribedTransaction transactionalId. */
                transactionalId: string;

                /** DescribedTransaction state. */
                state: millrace.transaction.v1.TransactionState;

                /** DescribedTransaction producerId. */
                producerId: number;

                /** DescribedTransaction producerEpoch. */
                producerEpoch: number;

                /** DescribedTransaction transactionTimeoutMs. */
                transactionTimeoutMs: number;

                /** DescribedTransaction startTimeMs. */
                startTimeMs: number;

                /** DescribedTransaction partitions. */
                partitions: millrace.transaction.v1.TransactionPartitions[];

                /**
                 * Encodes the specified DescribedTransaction message. Does not implicitly {@link millrace.transaction.v1.DescribedTransaction.verify|verify} messages.
                 * @param message DescribedTransaction message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.DescribedTransaction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DescribedTransaction message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.DescribedTransaction & millrace.transaction.v1.DescribedTransaction.$Shape} DescribedTransaction
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.DescribedTransaction & millrace.transaction.v1.DescribedTransaction.$Shape;
            }

            namespace DescribedTransaction {

                /** Properties of a DescribedTransaction. */
                interface $Properties {

                    /** DescribedTransaction error */
                    error?: (millrace.common.v1.Error.$Properties|null);

                    /** DescribedTransaction transactionalId */
                    transactionalId?: string;

                    /** DescribedTransaction state */
                    state?: millrace.transaction.v1.TransactionState;

                    /** DescribedTransaction producerId */
                    producerId?: number;

                    /** DescribedTransaction producerEpoch */
                    producerEpoch?: number;

                    /** DescribedTransaction transactionTimeoutMs */
                    transactionTimeoutMs?: number;

                    /** DescribedTransaction startTimeMs */
                    startTimeMs?: number;

                    /** DescribedTransaction partitions */
                    partitions?: millrace.transaction.v1.TransactionPartitions.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribedTransaction. */
                type $Shape = millrace.transaction.v1.DescribedTransaction.$Properties;
            }

            /**
             * Properties of a ListTransactionsRequest.
             * @deprecated Use millrace.transaction.v1.ListTransactionsRequest.$Properties instead.
             */
            interface IListTransactionsRequest extends millrace.transaction.v1.ListTransactionsRequest.$Properties {
            }

            /** Represents a ListTransactionsRequest. */
            class ListTransactionsRequest {

                /**
                 * Constructs a new ListTransactionsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.ListTransactionsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListTransactionsRequest states. */
                states: millrace.transaction.v1.TransactionState[];

                /** ListTransactionsRequest producerIds. */
                producerIds: number[];

                /** ListTransactionsRequest durationMs. */
                durationMs: number;

                /**
                 * Encodes the specified ListTransactionsRequest message. Does not implicitly {@link millrace.transaction.v1.ListTransactionsRequest.verify|verify} messages.
                 * @param message ListTransactionsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.ListTransactionsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListTransactionsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.ListTransactionsRequest & millrace.transaction.v1.ListTransactionsRequest.$Shape} ListTransactionsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.ListTransactionsRequest & millrace.transaction.v1.ListTransactionsRequest.$Shape;
            }

            namespace ListTransactionsRequest {

                /** Properties of a ListTransactionsRequest. */
                interface $Properties {

                    /** ListTransactionsRequest states */
                    states?: millrace.transaction.v1.TransactionState[];

                    /** ListTransactionsRequest producerIds */
                    producerIds?: number[];

                    /** ListTransactionsRequest durationMs */
                    durationMs?: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListTransactionsRequest. */
                type $Shape = millrace.transaction.v1.ListTransactionsRequest.$Properties;
            }

            /**
             * Properties of a ListTransactionsResponse.
             * @deprecated Use millrace.transaction.v1.ListTransactionsResponse.$Properties instead.
             */
            interface IListTransactionsResponse extends millrace.transaction.v1.ListTransactionsResponse.$Properties {
            }

            /** Represents a ListTransactionsResponse. */
            class ListTransactionsResponse {

                /**
                 * Constructs a new ListTransactionsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.ListTransactionsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListTransactionsResponse transactions. */
                transactions: millrace.transaction.v1.ListedTransaction[];

                /**
                 * Encodes the specified ListTransactionsResponse message. Does not implicitly {@link millrace.transaction.v1.ListTransactionsResponse.verify|verify} messages.
                 * @param message ListTransactionsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.ListTransactionsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListTransactionsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.ListTransactionsResponse & millrace.transaction.v1.ListTransactionsResponse.$Shape} ListTransactionsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.ListTransactionsResponse & millrace.transaction.v1.ListTransactionsResponse.$Shape;
            }

            namespace ListTransactionsResponse {

                /** Properties of a ListTransactionsResponse. */
                interface $Properties {

                    /** ListTransactionsResponse transactions */
                    transactions?: millrace.transaction.v1.ListedTransaction.$Properties[];

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListTransactionsResponse. */
                type $Shape = millrace.transaction.v1.ListTransactionsResponse.$Properties;
            }

            /**
             * Properties of a ListedTransaction.
             * @deprecated Use millrace.transaction.v1.ListedTransaction.$Properties instead.
             */
            interface IListedTransaction extends millrace.transaction.v1.ListedTransaction.$Properties {
            }

            /** Represents a ListedTransaction. */
            class ListedTransaction {

                /**
                 * Constructs a new ListedTransaction.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.ListedTransaction.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListedTransaction transactionalId. */
                transactionalId: string;

                /** ListedTransaction producerId. */
                producerId: number;

                /** ListedTransaction state. */
                state: millrace.transaction.v1.TransactionState;

                /**
                 * Encodes the specified ListedTransaction message. Does not implicitly {@link millrace.transaction.v1.ListedTransaction.verify|verify} messages.
                 * @param message ListedTransaction message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.ListedTransaction.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListedTransaction message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.ListedTransaction & millrace.transaction.v1.ListedTransaction.$Shape} ListedTransaction
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.ListedTransaction & millrace.transaction.v1.ListedTransaction.$Shape;
            }

            namespace ListedTransaction {

                /** Properties of a ListedTransaction. */
                interface $Properties {

                    /** ListedTransaction transactionalId */
                    transactionalId?: string;

                    /** ListedTransaction producerId */
                    producerId?: number;

                    /** ListedTransaction state */
                    state?: millrace.transaction.v1.TransactionState;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListedTransaction. */
                type $Shape = millrace.transaction.v1.ListedTransaction.$Properties;
            }

            /**
             * Properties of an AbortTransactionRequest.
             * @deprecated Use millrace.transaction.v1.AbortTransactionRequest.$Properties instead.
             */
            interface IAbortTransactionRequest extends millrace.transaction.v1.AbortTransactionRequest.$Properties {
            }

            /** Represents an AbortTransactionRequest. */
            class AbortTransactionRequest {

                /**
                 * Constructs a new AbortTransactionRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.AbortTransactionRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AbortTransactionRequest transactionalId. */
                transactionalId: string;

                /**
                 * Encodes the specified AbortTransactionRequest message. Does not implicitly {@link millrace.transaction.v1.AbortTransactionRequest.verify|verify} messages.
                 * @param message AbortTransactionRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.AbortTransactionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AbortTransactionRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.AbortTransactionRequest & millrace.transaction.v1.AbortTransactionRequest.$Shape} AbortTransactionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.AbortTransactionRequest & millrace.transaction.v1.AbortTransactionRequest.$Shape;
            }

            namespace AbortTransactionRequest {

                /** Properties of an AbortTransactionRequest. */
                interface $Properties {

                    /** AbortTransactionRequest transactionalId */
                    transactionalId?: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AbortTransactionRequest. */
                type $Shape = millrace.transaction.v1.AbortTransactionRequest.$Properties;
            }

            /**
             * Properties of an AbortTransactionResponse.
             * @deprecated Use millrace.transaction.v1.AbortTransactionResponse.$Properties instead.
             */
            interface IAbortTransactionResponse extends millrace.transaction.v1.AbortTransactionResponse.$Properties {
            }

            /** Represents an AbortTransactionResponse. */
            class AbortTransactionResponse {

                /**
                 * Constructs a new AbortTransactionResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: millrace.transaction.v1.AbortTransactionResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AbortTransactionResponse aborted. */
                aborted: boolean;

                /**
                 * Encodes the specified AbortTransactionResponse message. Does not implicitly {@link millrace.transaction.v1.AbortTransactionResponse.verify|verify} messages.
                 * @param message AbortTransactionResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: millrace.transaction.v1.AbortTransactionResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AbortTransactionResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.AbortTransactionResponse & millrace.transaction.v1.AbortTransactionResponse.$Shape} AbortTransactionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): millrace.transaction.v1.AbortTransactionResponse & millrace.transaction.v1.AbortTransactionResponse.$Shape;
            }

            namespace AbortTransactionResponse {

                /** Properties of an AbortTransactionResponse. */
                interface $Properties {

                    /** AbortTransactionResponse aborted */
                    aborted?: boolean;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AbortTransactionResponse. */
                type $Shape = millrace.transaction.v1.AbortTransactionResponse.$Properties;
            }
        }
    }
}

/** Namespace google. */
export namespace google {

    /** Namespace protobuf. */
    namespace protobuf {

        /**
         * Properties of a Duration.
         * @deprecated Use google.protobuf.Duration.$Properties instead.
         */
        interface IDuration extends google.protobuf.Duration.$Properties {
        }

        /** Represents a Duration. */
        class Duration {

            /**
             * Constructs a new Duration.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Duration.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Duration seconds. */
            seconds: number;

            /** Duration nanos. */
            nanos: number;

            /**
             * Encodes the specified Duration message. Does not implicitly {@link google.protobuf.Duration.verify|verify} messages.
             * @param message Duration message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Duration.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Duration message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Duration & google.protobuf.Duration.$Shape} Duration
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Duration & google.protobuf.Duration.$Shape;
        }

        namespace Duration {

            /** Properties of a Duration. */
            interface $Properties {

                /** Duration seconds */
                seconds?: number;

                /** Duration nanos */
                nanos?: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Duration. */
            type $Shape = google.protobuf.Duration.$Properties;
        }

        /**
         * Properties of an Any.
         * @deprecated Use google.protobuf.Any.$Properties instead.
         */
        interface IAny extends google.protobuf.Any.$Properties {
        }

        /** Represents an Any. */
        class Any {

            /**
             * Constructs a new Any.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Any.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Any type_url. */
            type_url: string;

            /** Any value. */
            value: Uint8Array;

            /**
             * Encodes the specified Any message. Does not implicitly {@link google.protobuf.Any.verify|verify} messages.
             * @param message Any message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Any.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Any message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Any & google.protobuf.Any.$Shape} Any
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Any & google.protobuf.Any.$Shape;
        }

        namespace Any {

            /** Properties of an Any. */
            interface $Properties {

                /** Any type_url */
                type_url?: string;

                /** Any value */
                value?: Uint8Array;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Any. */
            type $Shape = google.protobuf.Any.$Properties;
        }

        /**
         * Properties of a Struct.
         * @deprecated Use google.protobuf.Struct.$Properties instead.
         */
        interface IStruct extends google.protobuf.Struct.$Properties {
        }

        /** Represents a Struct. */
        class Struct {

            /**
             * Constructs a new Struct.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Struct.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Struct fields. */
            fields: { [k: string]: google.protobuf.Value };

            /**
             * Encodes the specified Struct message. Does not implicitly {@link google.protobuf.Struct.verify|verify} messages.
             * @param message Struct message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Struct.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Struct message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Struct & google.protobuf.Struct.$Shape} Struct
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Struct & google.protobuf.Struct.$Shape;
        }

        namespace Struct {

            /** Properties of a Struct. */
            interface $Properties {

                /** Struct fields */
                fields?: { [k: string]: google.protobuf.Value.$Properties };

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Struct. */
            type $Shape = {
              fields?: { [k: string]: google.protobuf.Value.$Shape };
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Value.
         * @deprecated Use google.protobuf.Value.$Properties instead.
         */
        interface IValue extends google.protobuf.Value.$Properties {
        }

        /** Represents a Value. */
        class Value {

            /**
             * Constructs a new Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Value nullValue. */
            nullValue: (google.protobuf.NullValue|null);

            /** Value numberValue. */
            numberValue: (number|null);

            /** Value stringValue. */
            stringValue: (string|null);

            /** Value boolValue. */
            boolValue: (boolean|null);

            /** Value structValue. */
            structValue: (google.protobuf.Struct|null);

            /** Value listValue. */
            listValue: (google.protobuf.ListValue|null);

            /** Value kind. */
            kind?: ("nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue");

            /**
             * Encodes the specified Value message. Does not implicitly {@link google.protobuf.Value.verify|verify} messages.
             * @param message Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Value & google.protobuf.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Value & google.protobuf.Value.$Shape;
        }

        namespace Value {

            /** Properties of a Value. */
            interface $Properties {

                /** Value nullValue */
                nullValue?: (google.protobuf.NullValue|null);

                /** Value numberValue */
                numberValue?: (number|null);

                /** Value stringValue */
                stringValue?: (string|null);

                /** Value boolValue */
                boolValue?: (boolean|null);

                /** Value structValue */
                structValue?: (google.protobuf.Struct.$Properties|null);

                /** Value listValue */
                listValue?: (google.protobuf.ListValue.$Properties|null);

                /** Value kind */
                kind?: ("nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Value. */
            type $Shape = {
              nullValue?: google.protobuf.NullValue|null;
              numberValue?: number|null;
              stringValue?: string|null;
              boolValue?: boolean|null;
              structValue?: google.protobuf.Struct.$Shape|null;
              listValue?: google.protobuf.ListValue.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "nullValue"; nullValue: google.protobuf.NullValue; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "numberValue"; nullValue?: null; numberValue: number; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "stringValue"; nullValue?: null; numberValue?: null; stringValue: string; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "boolValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue: boolean; structValue?: null; listValue?: null }|{ kind?: "structValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue: google.protobuf.Struct.$Shape; listValue?: null }|{ kind?: "listValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue: google.protobuf.ListValue.$Shape })
            );
        }

        /** NullValue enum. */
        enum NullValue {

            /** NULL_VALUE value */
            NULL_VALUE = 0
        }

        /**
         * Properties of a ListValue.
         * @deprecated Use google.protobuf.ListValue.$Properties instead.
         */
        interface IListValue extends google.protobuf.ListValue.$Properties {
        }

        /** Represents a ListValue. */
        class ListValue {

            /**
             * Constructs a new ListValue.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.ListValue.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ListValue values. */
            values: google.protobuf.Value[];

            /**
             * Encodes the specified ListValue message. Does not implicitly {@link google.protobuf.ListValue.verify|verify} messages.
             * @param message ListValue message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.ListValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ListValue message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.ListValue & google.protobuf.ListValue.$Shape} ListValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.ListValue & google.protobuf.ListValue.$Shape;
        }

        namespace ListValue {

            /** Properties of a ListValue. */
            interface $Properties {

                /** ListValue values */
                values?: google.protobuf.Value.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ListValue. */
            type $Shape = {
              values?: google.protobuf.Value.$Shape[];
              $unknowns?: Uint8Array[];
            };
        }
    }

    /** Namespace rpc. */
    namespace rpc {

        /**
         * Properties of an ErrorInfo.
         * @deprecated Use google.rpc.ErrorInfo.$Properties instead.
         */
        interface IErrorInfo extends google.rpc.ErrorInfo.$Properties {
        }

        /** Represents an ErrorInfo. */
        class ErrorInfo {

            /**
             * Constructs a new ErrorInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.rpc.ErrorInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ErrorInfo reason. */
            reason: string;

            /** ErrorInfo domain. */
            domain: string;

            /** ErrorInfo metadata. */
            metadata: { [k: string]: string };

            /**
             * Encodes the specified ErrorInfo message. Does not implicitly {@link google.rpc.ErrorInfo.verify|verify} messages.
             * @param message ErrorInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.rpc.ErrorInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ErrorInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.rpc.ErrorInfo & google.rpc.ErrorInfo.$Shape} ErrorInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.rpc.ErrorInfo & google.rpc.ErrorInfo.$Shape;
        }

        namespace ErrorInfo {

            /** Properties of an ErrorInfo. */
            interface $Properties {

                /** ErrorInfo reason */
                reason?: string;

                /** ErrorInfo domain */
                domain?: string;

                /** ErrorInfo metadata */
                metadata?: { [k: string]: string };

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ErrorInfo. */
            type $Shape = google.rpc.ErrorInfo.$Properties;
        }

        /**
         * Properties of a RetryInfo.
         * @deprecated Use google.rpc.RetryInfo.$Properties instead.
         */
        interface IRetryInfo extends google.rpc.RetryInfo.$Properties {
        }

        /** Represents a RetryInfo. */
        class RetryInfo {

            /**
             * Constructs a new RetryInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.rpc.RetryInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RetryInfo retryDelay. */
            retryDelay: google.protobuf.Duration;

            /**
             * Encodes the specified RetryInfo message. Does not implicitly {@link google.rpc.RetryInfo.verify|verify} messages.
             * @param message RetryInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.rpc.RetryInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RetryInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.rpc.RetryInfo & google.rpc.RetryInfo.$Shape} RetryInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.rpc.RetryInfo & google.rpc.RetryInfo.$Shape;
        }

        namespace RetryInfo {

            /** Properties of a RetryInfo. */
            interface $Properties {

                /** RetryInfo retryDelay */
                retryDelay?: google.protobuf.Duration.$Properties;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RetryInfo. */
            type $Shape = google.rpc.RetryInfo.$Properties;
        }

        /**
         * Properties of a Status.
         * @deprecated Use google.rpc.Status.$Properties instead.
         */
        interface IStatus extends google.rpc.Status.$Properties {
        }

        /** Represents a Status. */
        class Status {

            /**
             * Constructs a new Status.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.rpc.Status.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Status code. */
            code: number;

            /** Status message. */
            message: string;

            /** Status details. */
            details: google.protobuf.Any[];

            /**
             * Encodes the specified Status message. Does not implicitly {@link google.rpc.Status.verify|verify} messages.
             * @param message Status message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.rpc.Status.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Status message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.rpc.Status & google.rpc.Status.$Shape} Status
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.rpc.Status & google.rpc.Status.$Shape;
        }

        namespace Status {

            /** Properties of a Status. */
            interface $Properties {

                /** Status code */
                code?: number;

                /** Status message */
                message?: string;

                /** Status details */
                details?: google.protobuf.Any.$Properties[];

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Status. */
            type $Shape = google.rpc.Status.$Properties;
        }
    }
}
