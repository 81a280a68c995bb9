// Generated from proto/ by `npm run generate`. Do not edit.
import * as $protobuf from "protobufjs/minimal.js";

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
                CONFIG_SOURCE_TOPIC = 3
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

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DescribeClusterResponse. */
                type $Shape = millrace.admin.v1.DescribeClusterResponse.$Properties;
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
                ERROR_REASON_INTERNAL = 32
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

                /** FetchResponse kind. */
                kind?: ("frame"|"error");

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

                    /** FetchResponse kind */
                    kind?: ("frame"|"error");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a FetchResponse. */
                type $Shape = {
                  frame?: millrace.data.v1.FetchFrame.$Shape|null;
                  error?: millrace.data.v1.FetchError.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; frame?: null; error?: null }|{ kind?: "frame"; frame: millrace.data.v1.FetchFrame.$Shape; error?: null }|{ kind?: "error"; frame?: null; error: millrace.data.v1.FetchError.$Shape })
                );
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

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListOffsetsRequest. */
                type $Shape = {
                  partitions?: millrace.data.v1.ListOffsetsPartition.$Shape[];
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
        }
    }

    /** Namespace transaction. */
    namespace transaction {

        /** Namespace v1. */
        namespace v1 {

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
        }
    }
}
