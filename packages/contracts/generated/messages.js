// Generated from proto/ by `npm run generate`. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";
import { safeNumber as $safe } from "../dist/safe-number.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const grpc = $root.grpc = (() => {

    /**
     * Namespace grpc.
     * @exports grpc
     * @namespace
     */
    const grpc = {};

    grpc.health = (function() {

        /**
         * Namespace health.
         * @memberof grpc
         * @namespace
         */
        const health = {};

        health.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof grpc.health
             * @namespace
             */
            const v1 = {};

            v1.HealthCheckRequest = (function() {

                /**
                 * Properties of a HealthCheckRequest.
                 * @typedef {Object} grpc.health.v1.HealthCheckRequest.$Properties
                 * @property {string} [service] HealthCheckRequest service
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HealthCheckRequest.
                 * @memberof grpc.health.v1
                 * @interface IHealthCheckRequest
                 * @augments grpc.health.v1.HealthCheckRequest.$Properties
                 * @deprecated Use grpc.health.v1.HealthCheckRequest.$Properties instead.
                 */

                /**
                 * Shape of a HealthCheckRequest.
                 * @typedef {grpc.health.v1.HealthCheckRequest.$Properties} grpc.health.v1.HealthCheckRequest.$Shape
                 */

                /**
                 * Constructs a new HealthCheckRequest.
                 * @memberof grpc.health.v1
                 * @classdesc Represents a HealthCheckRequest.
                 * @constructor
                 * @param {grpc.health.v1.HealthCheckRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HealthCheckRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HealthCheckRequest service.
                 * @member {string} service
                 * @memberof grpc.health.v1.HealthCheckRequest
                 * @instance
                 */
                HealthCheckRequest.prototype.service = "";

                /**
                 * Encodes the specified HealthCheckRequest message. Does not implicitly {@link grpc.health.v1.HealthCheckRequest.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.health.v1.HealthCheckRequest
                 * @static
                 * @param {grpc.health.v1.HealthCheckRequest.$Properties} message HealthCheckRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HealthCheckRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.service != null && $Object.hasOwnProperty.call(message, "service") && message.service !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.service);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HealthCheckRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.health.v1.HealthCheckRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.health.v1.HealthCheckRequest & grpc.health.v1.HealthCheckRequest.$Shape} HealthCheckRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HealthCheckRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.health.v1.HealthCheckRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.service = value;
                                else
                                    delete message.service;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return HealthCheckRequest;
            })();

            v1.HealthCheckResponse = (function() {

                /**
                 * Properties of a HealthCheckResponse.
                 * @typedef {Object} grpc.health.v1.HealthCheckResponse.$Properties
                 * @property {grpc.health.v1.HealthCheckResponse.ServingStatus} [status] HealthCheckResponse status
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HealthCheckResponse.
                 * @memberof grpc.health.v1
                 * @interface IHealthCheckResponse
                 * @augments grpc.health.v1.HealthCheckResponse.$Properties
                 * @deprecated Use grpc.health.v1.HealthCheckResponse.$Properties instead.
                 */

                /**
                 * Shape of a HealthCheckResponse.
                 * @typedef {grpc.health.v1.HealthCheckResponse.$Properties} grpc.health.v1.HealthCheckResponse.$Shape
                 */

                /**
                 * Constructs a new HealthCheckResponse.
                 * @memberof grpc.health.v1
                 * @classdesc Represents a HealthCheckResponse.
                 * @constructor
                 * @param {grpc.health.v1.HealthCheckResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HealthCheckResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HealthCheckResponse status.
                 * @member {grpc.health.v1.HealthCheckResponse.ServingStatus} status
                 * @memberof grpc.health.v1.HealthCheckResponse
                 * @instance
                 */
                HealthCheckResponse.prototype.status = 0;

                /**
                 * Encodes the specified HealthCheckResponse message. Does not implicitly {@link grpc.health.v1.HealthCheckResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.health.v1.HealthCheckResponse
                 * @static
                 * @param {grpc.health.v1.HealthCheckResponse.$Properties} message HealthCheckResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HealthCheckResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.status);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HealthCheckResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.health.v1.HealthCheckResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.health.v1.HealthCheckResponse & grpc.health.v1.HealthCheckResponse.$Shape} HealthCheckResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HealthCheckResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.health.v1.HealthCheckResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.status = value;
                                else
                                    delete message.status;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * ServingStatus enum.
                 * @name grpc.health.v1.HealthCheckResponse.ServingStatus
                 * @enum {number}
                 * @property {number} UNKNOWN=0 UNKNOWN value
                 * @property {number} SERVING=1 SERVING value
                 * @property {number} NOT_SERVING=2 NOT_SERVING value
                 * @property {number} SERVICE_UNKNOWN=3 SERVICE_UNKNOWN value
                 */
                HealthCheckResponse.ServingStatus = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "UNKNOWN"] = 0;
                    values[valuesById[1] = "SERVING"] = 1;
                    values[valuesById[2] = "NOT_SERVING"] = 2;
                    values[valuesById[3] = "SERVICE_UNKNOWN"] = 3;
                    return values;
                })();

                return HealthCheckResponse;
            })();

            return v1;
        })();

        return health;
    })();

    grpc.reflection = (function() {

        /**
         * Namespace reflection.
         * @memberof grpc
         * @namespace
         */
        const reflection = {};

        reflection.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof grpc.reflection
             * @namespace
             */
            const v1 = {};

            v1.ServerReflectionRequest = (function() {

                /**
                 * Properties of a ServerReflectionRequest.
                 * @typedef {Object} grpc.reflection.v1.ServerReflectionRequest.$Properties
                 * @property {string} [host] ServerReflectionRequest host
                 * @property {string|null} [fileByFilename] ServerReflectionRequest fileByFilename
                 * @property {string|null} [fileContainingSymbol] ServerReflectionRequest fileContainingSymbol
                 * @property {grpc.reflection.v1.ExtensionRequest.$Properties|null} [fileContainingExtension] ServerReflectionRequest fileContainingExtension
                 * @property {string|null} [allExtensionNumbersOfType] ServerReflectionRequest allExtensionNumbersOfType
                 * @property {string|null} [listServices] ServerReflectionRequest listServices
                 * @property {"fileByFilename"|"fileContainingSymbol"|"fileContainingExtension"|"allExtensionNumbersOfType"|"listServices"} [messageRequest] ServerReflectionRequest messageRequest
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ServerReflectionRequest.
                 * @memberof grpc.reflection.v1
                 * @interface IServerReflectionRequest
                 * @augments grpc.reflection.v1.ServerReflectionRequest.$Properties
                 * @deprecated Use grpc.reflection.v1.ServerReflectionRequest.$Properties instead.
                 */

                /**
                 * Narrowed shape of a ServerReflectionRequest.
                 * @typedef {{
                 *   host?: string;
                 *   fileByFilename?: string|null;
                 *   fileContainingSymbol?: string|null;
                 *   fileContainingExtension?: grpc.reflection.v1.ExtensionRequest.$Shape|null;
                 *   allExtensionNumbersOfType?: string|null;
                 *   listServices?: string|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ messageRequest?: undefined; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileByFilename"; fileByFilename: string; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileContainingSymbol"; fileByFilename?: null; fileContainingSymbol: string; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "fileContainingExtension"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension: grpc.reflection.v1.ExtensionRequest.$Shape; allExtensionNumbersOfType?: null; listServices?: null }|{ messageRequest?: "allExtensionNumbersOfType"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType: string; listServices?: null }|{ messageRequest?: "listServices"; fileByFilename?: null; fileContainingSymbol?: null; fileContainingExtension?: null; allExtensionNumbersOfType?: null; listServices: string })
                 * )} grpc.reflection.v1.ServerReflectionRequest.$Shape
                 */

                /**
                 * Constructs a new ServerReflectionRequest.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents a ServerReflectionRequest.
                 * @constructor
                 * @param {grpc.reflection.v1.ServerReflectionRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ServerReflectionRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ServerReflectionRequest host.
                 * @member {string} host
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.host = "";

                /**
                 * ServerReflectionRequest fileByFilename.
                 * @member {string|null} fileByFilename
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.fileByFilename = null;

                /**
                 * ServerReflectionRequest fileContainingSymbol.
                 * @member {string|null} fileContainingSymbol
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.fileContainingSymbol = null;

                /**
                 * ServerReflectionRequest fileContainingExtension.
                 * @member {grpc.reflection.v1.ExtensionRequest|null} fileContainingExtension
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.fileContainingExtension = null;

                /**
                 * ServerReflectionRequest allExtensionNumbersOfType.
                 * @member {string|null} allExtensionNumbersOfType
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.allExtensionNumbersOfType = null;

                /**
                 * ServerReflectionRequest listServices.
                 * @member {string|null} listServices
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                ServerReflectionRequest.prototype.listServices = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * ServerReflectionRequest messageRequest.
                 * @member {"fileByFilename"|"fileContainingSymbol"|"fileContainingExtension"|"allExtensionNumbersOfType"|"listServices"|undefined} messageRequest
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @instance
                 */
                $Object.defineProperty(ServerReflectionRequest.prototype, "messageRequest", {
                    get: $util.oneOfGetter($oneOfFields = ["fileByFilename", "fileContainingSymbol", "fileContainingExtension", "allExtensionNumbersOfType", "listServices"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ServerReflectionRequest message. Does not implicitly {@link grpc.reflection.v1.ServerReflectionRequest.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @static
                 * @param {grpc.reflection.v1.ServerReflectionRequest.$Properties} message ServerReflectionRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ServerReflectionRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.host);
                    if (message.fileByFilename != null && $Object.hasOwnProperty.call(message, "fileByFilename"))
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.fileByFilename);
                    if (message.fileContainingSymbol != null && $Object.hasOwnProperty.call(message, "fileContainingSymbol"))
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.fileContainingSymbol);
                    if (message.fileContainingExtension != null && $Object.hasOwnProperty.call(message, "fileContainingExtension"))
                        $root.grpc.reflection.v1.ExtensionRequest.encode(message.fileContainingExtension, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.allExtensionNumbersOfType != null && $Object.hasOwnProperty.call(message, "allExtensionNumbersOfType"))
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.allExtensionNumbersOfType);
                    if (message.listServices != null && $Object.hasOwnProperty.call(message, "listServices"))
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.listServices);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ServerReflectionRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ServerReflectionRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServerReflectionRequest & grpc.reflection.v1.ServerReflectionRequest.$Shape} ServerReflectionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ServerReflectionRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.reflection.v1.ServerReflectionRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.host = value;
                                else
                                    delete message.host;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.fileByFilename = reader.stringVerify();
                                message.messageRequest = "fileByFilename";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.fileContainingSymbol = reader.stringVerify();
                                message.messageRequest = "fileContainingSymbol";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.fileContainingExtension = $root.grpc.reflection.v1.ExtensionRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.fileContainingExtension);
                                message.messageRequest = "fileContainingExtension";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.allExtensionNumbersOfType = reader.stringVerify();
                                message.messageRequest = "allExtensionNumbersOfType";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.listServices = reader.stringVerify();
                                message.messageRequest = "listServices";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ServerReflectionRequest;
            })();

            v1.ExtensionRequest = (function() {

                /**
                 * Properties of an ExtensionRequest.
                 * @typedef {Object} grpc.reflection.v1.ExtensionRequest.$Properties
                 * @property {string} [containingType] ExtensionRequest containingType
                 * @property {number} [extensionNumber] ExtensionRequest extensionNumber
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an ExtensionRequest.
                 * @memberof grpc.reflection.v1
                 * @interface IExtensionRequest
                 * @augments grpc.reflection.v1.ExtensionRequest.$Properties
                 * @deprecated Use grpc.reflection.v1.ExtensionRequest.$Properties instead.
                 */

                /**
                 * Shape of an ExtensionRequest.
                 * @typedef {grpc.reflection.v1.ExtensionRequest.$Properties} grpc.reflection.v1.ExtensionRequest.$Shape
                 */

                /**
                 * Constructs a new ExtensionRequest.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents an ExtensionRequest.
                 * @constructor
                 * @param {grpc.reflection.v1.ExtensionRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ExtensionRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ExtensionRequest containingType.
                 * @member {string} containingType
                 * @memberof grpc.reflection.v1.ExtensionRequest
                 * @instance
                 */
                ExtensionRequest.prototype.containingType = "";

                /**
                 * ExtensionRequest extensionNumber.
                 * @member {number} extensionNumber
                 * @memberof grpc.reflection.v1.ExtensionRequest
                 * @instance
                 */
                ExtensionRequest.prototype.extensionNumber = 0;

                /**
                 * Encodes the specified ExtensionRequest message. Does not implicitly {@link grpc.reflection.v1.ExtensionRequest.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ExtensionRequest
                 * @static
                 * @param {grpc.reflection.v1.ExtensionRequest.$Properties} message ExtensionRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ExtensionRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.containingType != null && $Object.hasOwnProperty.call(message, "containingType") && message.containingType !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.containingType);
                    if (message.extensionNumber != null && $Object.hasOwnProperty.call(message, "extensionNumber") && message.extensionNumber !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.extensionNumber);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an ExtensionRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ExtensionRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ExtensionRequest & grpc.reflection.v1.ExtensionRequest.$Shape} ExtensionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ExtensionRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.reflection.v1.ExtensionRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.containingType = value;
                                else
                                    delete message.containingType;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.extensionNumber = value;
                                else
                                    delete message.extensionNumber;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ExtensionRequest;
            })();

            v1.ServerReflectionResponse = (function() {

                /**
                 * Properties of a ServerReflectionResponse.
                 * @typedef {Object} grpc.reflection.v1.ServerReflectionResponse.$Properties
                 * @property {string} [validHost] ServerReflectionResponse validHost
                 * @property {grpc.reflection.v1.ServerReflectionRequest.$Properties|null} [originalRequest] ServerReflectionResponse originalRequest
                 * @property {grpc.reflection.v1.FileDescriptorResponse.$Properties|null} [fileDescriptorResponse] ServerReflectionResponse fileDescriptorResponse
                 * @property {grpc.reflection.v1.ExtensionNumberResponse.$Properties|null} [allExtensionNumbersResponse] ServerReflectionResponse allExtensionNumbersResponse
                 * @property {grpc.reflection.v1.ListServiceResponse.$Properties|null} [listServicesResponse] ServerReflectionResponse listServicesResponse
                 * @property {grpc.reflection.v1.ErrorResponse.$Properties|null} [errorResponse] ServerReflectionResponse errorResponse
                 * @property {"fileDescriptorResponse"|"allExtensionNumbersResponse"|"listServicesResponse"|"errorResponse"} [messageResponse] ServerReflectionResponse messageResponse
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ServerReflectionResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IServerReflectionResponse
                 * @augments grpc.reflection.v1.ServerReflectionResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.ServerReflectionResponse.$Properties instead.
                 */

                /**
                 * Narrowed shape of a ServerReflectionResponse.
                 * @typedef {{
                 *   validHost?: string;
                 *   originalRequest?: grpc.reflection.v1.ServerReflectionRequest.$Shape|null;
                 *   fileDescriptorResponse?: grpc.reflection.v1.FileDescriptorResponse.$Shape|null;
                 *   allExtensionNumbersResponse?: grpc.reflection.v1.ExtensionNumberResponse.$Shape|null;
                 *   listServicesResponse?: grpc.reflection.v1.ListServiceResponse.$Shape|null;
                 *   errorResponse?: grpc.reflection.v1.ErrorResponse.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ messageResponse?: undefined; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "fileDescriptorResponse"; fileDescriptorResponse: grpc.reflection.v1.FileDescriptorResponse.$Shape; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "allExtensionNumbersResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse: grpc.reflection.v1.ExtensionNumberResponse.$Shape; listServicesResponse?: null; errorResponse?: null }|{ messageResponse?: "listServicesResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse: grpc.reflection.v1.ListServiceResponse.$Shape; errorResponse?: null }|{ messageResponse?: "errorResponse"; fileDescriptorResponse?: null; allExtensionNumbersResponse?: null; listServicesResponse?: null; errorResponse: grpc.reflection.v1.ErrorResponse.$Shape })
                 * )} grpc.reflection.v1.ServerReflectionResponse.$Shape
                 */

                /**
                 * Constructs a new ServerReflectionResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents a ServerReflectionResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.ServerReflectionResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ServerReflectionResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ServerReflectionResponse validHost.
                 * @member {string} validHost
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.validHost = "";

                /**
                 * ServerReflectionResponse originalRequest.
                 * @member {grpc.reflection.v1.ServerReflectionRequest|null} originalRequest
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.originalRequest = null;

                /**
                 * ServerReflectionResponse fileDescriptorResponse.
                 * @member {grpc.reflection.v1.FileDescriptorResponse|null} fileDescriptorResponse
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.fileDescriptorResponse = null;

                /**
                 * ServerReflectionResponse allExtensionNumbersResponse.
                 * @member {grpc.reflection.v1.ExtensionNumberResponse|null} allExtensionNumbersResponse
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.allExtensionNumbersResponse = null;

                /**
                 * ServerReflectionResponse listServicesResponse.
                 * @member {grpc.reflection.v1.ListServiceResponse|null} listServicesResponse
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.listServicesResponse = null;

                /**
                 * ServerReflectionResponse errorResponse.
                 * @member {grpc.reflection.v1.ErrorResponse|null} errorResponse
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                ServerReflectionResponse.prototype.errorResponse = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(ServerReflectionResponse.prototype, "_originalRequest", {
                    get: $util.oneOfGetter($oneOfFields = ["originalRequest"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * ServerReflectionResponse messageResponse.
                 * @member {"fileDescriptorResponse"|"allExtensionNumbersResponse"|"listServicesResponse"|"errorResponse"|undefined} messageResponse
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @instance
                 */
                $Object.defineProperty(ServerReflectionResponse.prototype, "messageResponse", {
                    get: $util.oneOfGetter($oneOfFields = ["fileDescriptorResponse", "allExtensionNumbersResponse", "listServicesResponse", "errorResponse"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ServerReflectionResponse message. Does not implicitly {@link grpc.reflection.v1.ServerReflectionResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @static
                 * @param {grpc.reflection.v1.ServerReflectionResponse.$Properties} message ServerReflectionResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ServerReflectionResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.validHost != null && $Object.hasOwnProperty.call(message, "validHost") && message.validHost !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.validHost);
                    if (message.originalRequest != null && $Object.hasOwnProperty.call(message, "originalRequest"))
                        $root.grpc.reflection.v1.ServerReflectionRequest.encode(message.originalRequest, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.fileDescriptorResponse != null && $Object.hasOwnProperty.call(message, "fileDescriptorResponse"))
                        $root.grpc.reflection.v1.FileDescriptorResponse.encode(message.fileDescriptorResponse, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.allExtensionNumbersResponse != null && $Object.hasOwnProperty.call(message, "allExtensionNumbersResponse"))
                        $root.grpc.reflection.v1.ExtensionNumberResponse.encode(message.allExtensionNumbersResponse, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.listServicesResponse != null && $Object.hasOwnProperty.call(message, "listServicesResponse"))
                        $root.grpc.reflection.v1.ListServiceResponse.encode(message.listServicesResponse, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.errorResponse != null && $Object.hasOwnProperty.call(message, "errorResponse"))
                        $root.grpc.reflection.v1.ErrorResponse.encode(message.errorResponse, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ServerReflectionResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ServerReflectionResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServerReflectionResponse & grpc.reflection.v1.ServerReflectionResponse.$Shape} ServerReflectionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ServerReflectionResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.reflection.v1.ServerReflectionResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.validHost = value;
                                else
                                    delete message.validHost;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.originalRequest = $root.grpc.reflection.v1.ServerReflectionRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.originalRequest);
                                message._originalRequest = "originalRequest";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.fileDescriptorResponse = $root.grpc.reflection.v1.FileDescriptorResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.fileDescriptorResponse);
                                message.messageResponse = "fileDescriptorResponse";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.allExtensionNumbersResponse = $root.grpc.reflection.v1.ExtensionNumberResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.allExtensionNumbersResponse);
                                message.messageResponse = "allExtensionNumbersResponse";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.listServicesResponse = $root.grpc.reflection.v1.ListServiceResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.listServicesResponse);
                                message.messageResponse = "listServicesResponse";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.errorResponse = $root.grpc.reflection.v1.ErrorResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.errorResponse);
                                message.messageResponse = "errorResponse";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ServerReflectionResponse;
            })();

            v1.FileDescriptorResponse = (function() {

                /**
                 * Properties of a FileDescriptorResponse.
                 * @typedef {Object} grpc.reflection.v1.FileDescriptorResponse.$Properties
                 * @property {Array.<Uint8Array>} [fileDescriptorProto] FileDescriptorResponse fileDescriptorProto
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FileDescriptorResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IFileDescriptorResponse
                 * @augments grpc.reflection.v1.FileDescriptorResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.FileDescriptorResponse.$Properties instead.
                 */

                /**
                 * Shape of a FileDescriptorResponse.
                 * @typedef {grpc.reflection.v1.FileDescriptorResponse.$Properties} grpc.reflection.v1.FileDescriptorResponse.$Shape
                 */

                /**
                 * Constructs a new FileDescriptorResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents a FileDescriptorResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.FileDescriptorResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FileDescriptorResponse = function (properties) {
                    this.fileDescriptorProto = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FileDescriptorResponse fileDescriptorProto.
                 * @member {Array.<Uint8Array>} fileDescriptorProto
                 * @memberof grpc.reflection.v1.FileDescriptorResponse
                 * @instance
                 */
                FileDescriptorResponse.prototype.fileDescriptorProto = $util.emptyArray;

                /**
                 * Encodes the specified FileDescriptorResponse message. Does not implicitly {@link grpc.reflection.v1.FileDescriptorResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.FileDescriptorResponse
                 * @static
                 * @param {grpc.reflection.v1.FileDescriptorResponse.$Properties} message FileDescriptorResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FileDescriptorResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.fileDescriptorProto != null && message.fileDescriptorProto.length)
                        for (let i = 0; i < message.fileDescriptorProto.length; ++i)
                            writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.fileDescriptorProto[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FileDescriptorResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.FileDescriptorResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.FileDescriptorResponse & grpc.reflection.v1.FileDescriptorResponse.$Shape} FileDescriptorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FileDescriptorResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.reflection.v1.FileDescriptorResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.fileDescriptorProto && message.fileDescriptorProto.length))
                                    message.fileDescriptorProto = [];
                                message.fileDescriptorProto.push(reader.bytes());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FileDescriptorResponse;
            })();

            v1.ExtensionNumberResponse = (function() {

                /**
                 * Properties of an ExtensionNumberResponse.
                 * @typedef {Object} grpc.reflection.v1.ExtensionNumberResponse.$Properties
                 * @property {string} [baseTypeName] ExtensionNumberResponse baseTypeName
                 * @property {Array.<number>} [extensionNumber] ExtensionNumberResponse extensionNumber
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an ExtensionNumberResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IExtensionNumberResponse
                 * @augments grpc.reflection.v1.ExtensionNumberResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.ExtensionNumberResponse.$Properties instead.
                 */

                /**
                 * Shape of an ExtensionNumberResponse.
                 * @typedef {grpc.reflection.v1.ExtensionNumberResponse.$Properties} grpc.reflection.v1.ExtensionNumberResponse.$Shape
                 */

                /**
                 * Constructs a new ExtensionNumberResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents an ExtensionNumberResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.ExtensionNumberResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ExtensionNumberResponse = function (properties) {
                    this.extensionNumber = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ExtensionNumberResponse baseTypeName.
                 * @member {string} baseTypeName
                 * @memberof grpc.reflection.v1.ExtensionNumberResponse
                 * @instance
                 */
                ExtensionNumberResponse.prototype.baseTypeName = "";

                /**
                 * ExtensionNumberResponse extensionNumber.
                 * @member {Array.<number>} extensionNumber
                 * @memberof grpc.reflection.v1.ExtensionNumberResponse
                 * @instance
                 */
                ExtensionNumberResponse.prototype.extensionNumber = $util.emptyArray;

                /**
                 * Encodes the specified ExtensionNumberResponse message. Does not implicitly {@link grpc.reflection.v1.ExtensionNumberResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ExtensionNumberResponse
                 * @static
                 * @param {grpc.reflection.v1.ExtensionNumberResponse.$Properties} message ExtensionNumberResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ExtensionNumberResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.baseTypeName != null && $Object.hasOwnProperty.call(message, "baseTypeName") && message.baseTypeName !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.baseTypeName);
                    if (message.extensionNumber != null && message.extensionNumber.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).int32s(message.extensionNumber);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an ExtensionNumberResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ExtensionNumberResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ExtensionNumberResponse & grpc.reflection.v1.ExtensionNumberResponse.$Shape} ExtensionNumberResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ExtensionNumberResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.reflection.v1.ExtensionNumberResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.baseTypeName = value;
                                else
                                    delete message.baseTypeName;
                                continue;
                            }
                        case 2: {
                                if (wireType === 2) {
                                    if (!(message.extensionNumber && message.extensionNumber.length))
                                        message.extensionNumber = [];
                                    reader.int32s(message.extensionNumber);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.extensionNumber && message.extensionNumber.length))
                                    message.extensionNumber = [];
                                message.extensionNumber.push(reader.int32());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ExtensionNumberResponse;
            })();

            v1.ListServiceResponse = (function() {

                /**
                 * Properties of a ListServiceResponse.
                 * @typedef {Object} grpc.reflection.v1.ListServiceResponse.$Properties
                 * @property {Array.<grpc.reflection.v1.ServiceResponse.$Properties>} [service] ListServiceResponse service
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListServiceResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IListServiceResponse
                 * @augments grpc.reflection.v1.ListServiceResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.ListServiceResponse.$Properties instead.
                 */

                /**
                 * Shape of a ListServiceResponse.
                 * @typedef {grpc.reflection.v1.ListServiceResponse.$Properties} grpc.reflection.v1.ListServiceResponse.$Shape
                 */

                /**
                 * Constructs a new ListServiceResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents a ListServiceResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.ListServiceResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListServiceResponse = function (properties) {
                    this.service = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListServiceResponse service.
                 * @member {Array.<grpc.reflection.v1.ServiceResponse>} service
                 * @memberof grpc.reflection.v1.ListServiceResponse
                 * @instance
                 */
                ListServiceResponse.prototype.service = $util.emptyArray;

                /**
                 * Encodes the specified ListServiceResponse message. Does not implicitly {@link grpc.reflection.v1.ListServiceResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ListServiceResponse
                 * @static
                 * @param {grpc.reflection.v1.ListServiceResponse.$Properties} message ListServiceResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListServiceResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.service != null && message.service.length)
                        for (let i = 0; i < message.service.length; ++i)
                            $root.grpc.reflection.v1.ServiceResponse.encode(message.service[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListServiceResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ListServiceResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ListServiceResponse & grpc.reflection.v1.ListServiceResponse.$Shape} ListServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListServiceResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.reflection.v1.ListServiceResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.service && message.service.length))
                                    message.service = [];
                                message.service.push($root.grpc.reflection.v1.ServiceResponse.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ListServiceResponse;
            })();

            v1.ServiceResponse = (function() {

                /**
                 * Properties of a ServiceResponse.
                 * @typedef {Object} grpc.reflection.v1.ServiceResponse.$Properties
                 * @property {string} [name] ServiceResponse name
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ServiceResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IServiceResponse
                 * @augments grpc.reflection.v1.ServiceResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.ServiceResponse.$Properties instead.
                 */

                /**
                 * Shape of a ServiceResponse.
                 * @typedef {grpc.reflection.v1.ServiceResponse.$Properties} grpc.reflection.v1.ServiceResponse.$Shape
                 */

                /**
                 * Constructs a new ServiceResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents a ServiceResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.ServiceResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ServiceResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ServiceResponse name.
                 * @member {string} name
                 * @memberof grpc.reflection.v1.ServiceResponse
                 * @instance
                 */
                ServiceResponse.prototype.name = "";

                /**
                 * Encodes the specified ServiceResponse message. Does not implicitly {@link grpc.reflection.v1.ServiceResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ServiceResponse
                 * @static
                 * @param {grpc.reflection.v1.ServiceResponse.$Properties} message ServiceResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ServiceResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ServiceResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ServiceResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ServiceResponse & grpc.reflection.v1.ServiceResponse.$Shape} ServiceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ServiceResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.reflection.v1.ServiceResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ServiceResponse;
            })();

            v1.ErrorResponse = (function() {

                /**
                 * Properties of an ErrorResponse.
                 * @typedef {Object} grpc.reflection.v1.ErrorResponse.$Properties
                 * @property {number} [errorCode] ErrorResponse errorCode
                 * @property {string} [errorMessage] ErrorResponse errorMessage
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an ErrorResponse.
                 * @memberof grpc.reflection.v1
                 * @interface IErrorResponse
                 * @augments grpc.reflection.v1.ErrorResponse.$Properties
                 * @deprecated Use grpc.reflection.v1.ErrorResponse.$Properties instead.
                 */

                /**
                 * Shape of an ErrorResponse.
                 * @typedef {grpc.reflection.v1.ErrorResponse.$Properties} grpc.reflection.v1.ErrorResponse.$Shape
                 */

                /**
                 * Constructs a new ErrorResponse.
                 * @memberof grpc.reflection.v1
                 * @classdesc Represents an ErrorResponse.
                 * @constructor
                 * @param {grpc.reflection.v1.ErrorResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ErrorResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ErrorResponse errorCode.
                 * @member {number} errorCode
                 * @memberof grpc.reflection.v1.ErrorResponse
                 * @instance
                 */
                ErrorResponse.prototype.errorCode = 0;

                /**
                 * ErrorResponse errorMessage.
                 * @member {string} errorMessage
                 * @memberof grpc.reflection.v1.ErrorResponse
                 * @instance
                 */
                ErrorResponse.prototype.errorMessage = "";

                /**
                 * Encodes the specified ErrorResponse message. Does not implicitly {@link grpc.reflection.v1.ErrorResponse.verify|verify} messages.
                 * @function encode
                 * @memberof grpc.reflection.v1.ErrorResponse
                 * @static
                 * @param {grpc.reflection.v1.ErrorResponse.$Properties} message ErrorResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ErrorResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.errorCode != null && $Object.hasOwnProperty.call(message, "errorCode") && message.errorCode !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.errorCode);
                    if (message.errorMessage != null && $Object.hasOwnProperty.call(message, "errorMessage") && message.errorMessage !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.errorMessage);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an ErrorResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof grpc.reflection.v1.ErrorResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {grpc.reflection.v1.ErrorResponse & grpc.reflection.v1.ErrorResponse.$Shape} ErrorResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ErrorResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.grpc.reflection.v1.ErrorResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.errorCode = value;
                                else
                                    delete message.errorCode;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.errorMessage = value;
                                else
                                    delete message.errorMessage;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ErrorResponse;
            })();

            return v1;
        })();

        return reflection;
    })();

    return grpc;
})();

export const millrace = $root.millrace = (() => {

    /**
     * Namespace millrace.
     * @exports millrace
     * @namespace
     */
    const millrace = {};

    millrace.admin = (function() {

        /**
         * Namespace admin.
         * @memberof millrace
         * @namespace
         */
        const admin = {};

        admin.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof millrace.admin
             * @namespace
             */
            const v1 = {};

            v1.CreateTopicsRequest = (function() {

                /**
                 * Properties of a CreateTopicsRequest.
                 * @typedef {Object} millrace.admin.v1.CreateTopicsRequest.$Properties
                 * @property {Array.<millrace.admin.v1.NewTopic.$Properties>} [topics] CreateTopicsRequest topics
                 * @property {boolean} [validateOnly] CreateTopicsRequest validateOnly
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CreateTopicsRequest.
                 * @memberof millrace.admin.v1
                 * @interface ICreateTopicsRequest
                 * @augments millrace.admin.v1.CreateTopicsRequest.$Properties
                 * @deprecated Use millrace.admin.v1.CreateTopicsRequest.$Properties instead.
                 */

                /**
                 * Shape of a CreateTopicsRequest.
                 * @typedef {millrace.admin.v1.CreateTopicsRequest.$Properties} millrace.admin.v1.CreateTopicsRequest.$Shape
                 */

                /**
                 * Constructs a new CreateTopicsRequest.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a CreateTopicsRequest.
                 * @constructor
                 * @param {millrace.admin.v1.CreateTopicsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CreateTopicsRequest = function (properties) {
                    this.topics = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CreateTopicsRequest topics.
                 * @member {Array.<millrace.admin.v1.NewTopic>} topics
                 * @memberof millrace.admin.v1.CreateTopicsRequest
                 * @instance
                 */
                CreateTopicsRequest.prototype.topics = $util.emptyArray;

                /**
                 * CreateTopicsRequest validateOnly.
                 * @member {boolean} validateOnly
                 * @memberof millrace.admin.v1.CreateTopicsRequest
                 * @instance
                 */
                CreateTopicsRequest.prototype.validateOnly = false;

                /**
                 * Encodes the specified CreateTopicsRequest message. Does not implicitly {@link millrace.admin.v1.CreateTopicsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.CreateTopicsRequest
                 * @static
                 * @param {millrace.admin.v1.CreateTopicsRequest.$Properties} message CreateTopicsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CreateTopicsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topics != null && message.topics.length)
                        for (let i = 0; i < message.topics.length; ++i)
                            $root.millrace.admin.v1.NewTopic.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.validateOnly != null && $Object.hasOwnProperty.call(message, "validateOnly") && message.validateOnly !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.validateOnly);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CreateTopicsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.CreateTopicsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreateTopicsRequest & millrace.admin.v1.CreateTopicsRequest.$Shape} CreateTopicsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CreateTopicsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.CreateTopicsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.topics && message.topics.length))
                                    message.topics = [];
                                message.topics.push($root.millrace.admin.v1.NewTopic.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.validateOnly = value;
                                else
                                    delete message.validateOnly;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CreateTopicsRequest;
            })();

            v1.NewTopic = (function() {

                /**
                 * Properties of a NewTopic.
                 * @typedef {Object} millrace.admin.v1.NewTopic.$Properties
                 * @property {string} [name] NewTopic name
                 * @property {number} [partitions] NewTopic partitions
                 * @property {number} [replicationFactor] NewTopic replicationFactor
                 * @property {Object.<string,string>} [configs] NewTopic configs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a NewTopic.
                 * @memberof millrace.admin.v1
                 * @interface INewTopic
                 * @augments millrace.admin.v1.NewTopic.$Properties
                 * @deprecated Use millrace.admin.v1.NewTopic.$Properties instead.
                 */

                /**
                 * Shape of a NewTopic.
                 * @typedef {millrace.admin.v1.NewTopic.$Properties} millrace.admin.v1.NewTopic.$Shape
                 */

                /**
                 * Constructs a new NewTopic.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a NewTopic.
                 * @constructor
                 * @param {millrace.admin.v1.NewTopic.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const NewTopic = function (properties) {
                    this.configs = {};
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * NewTopic name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.NewTopic
                 * @instance
                 */
                NewTopic.prototype.name = "";

                /**
                 * NewTopic partitions.
                 * @member {number} partitions
                 * @memberof millrace.admin.v1.NewTopic
                 * @instance
                 */
                NewTopic.prototype.partitions = 0;

                /**
                 * NewTopic replicationFactor.
                 * @member {number} replicationFactor
                 * @memberof millrace.admin.v1.NewTopic
                 * @instance
                 */
                NewTopic.prototype.replicationFactor = 0;

                /**
                 * NewTopic configs.
                 * @member {Object.<string,string>} configs
                 * @memberof millrace.admin.v1.NewTopic
                 * @instance
                 */
                NewTopic.prototype.configs = $util.emptyObject;

                /**
                 * Encodes the specified NewTopic message. Does not implicitly {@link millrace.admin.v1.NewTopic.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.NewTopic
                 * @static
                 * @param {millrace.admin.v1.NewTopic.$Properties} message NewTopic message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                NewTopic.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions") && message.partitions !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partitions);
                    if (message.replicationFactor != null && $Object.hasOwnProperty.call(message, "replicationFactor") && message.replicationFactor !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.replicationFactor);
                    if (message.configs != null && $Object.hasOwnProperty.call(message, "configs"))
                        for (let keys = $Object.keys(message.configs), i = 0; i < keys.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.configs[keys[i]]).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a NewTopic message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.NewTopic
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.NewTopic & millrace.admin.v1.NewTopic.$Shape} NewTopic
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                NewTopic.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, key, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.NewTopic();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partitions = value;
                                else
                                    delete message.partitions;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.replicationFactor = value;
                                else
                                    delete message.replicationFactor;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (message.configs === $util.emptyObject)
                                    message.configs = {};
                                let end2 = reader.size() + reader.pos;
                                if (end2 > reader.len)
                                    throw $RangeError("index out of range");
                                reader.len = end2;
                                key = "";
                                value = "";
                                while (reader.pos < end2) {
                                    let tag2 = reader.tag();
                                    wireType = tag2 & 7;
                                    switch (tag2 >>>= 3) {
                                    case 1:
                                        if (wireType !== 2)
                                            break;
                                        key = reader.stringVerify();
                                        continue;
                                    case 2:
                                        if (wireType !== 2)
                                            break;
                                        value = reader.stringVerify();
                                        continue;
                                    }
                                    reader.skipType(wireType, _depth, tag2);
                                }
                                if (reader.pos !== end2)
                                    throw $RangeError("index out of range");
                                reader.len = end;
                                if (key === "__proto__")
                                    $util.makeProp(message.configs, key);
                                message.configs[key] = value;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return NewTopic;
            })();

            v1.CreateTopicsResponse = (function() {

                /**
                 * Properties of a CreateTopicsResponse.
                 * @typedef {Object} millrace.admin.v1.CreateTopicsResponse.$Properties
                 * @property {Array.<millrace.admin.v1.CreateTopicResult.$Properties>} [topics] CreateTopicsResponse topics
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CreateTopicsResponse.
                 * @memberof millrace.admin.v1
                 * @interface ICreateTopicsResponse
                 * @augments millrace.admin.v1.CreateTopicsResponse.$Properties
                 * @deprecated Use millrace.admin.v1.CreateTopicsResponse.$Properties instead.
                 */

                /**
                 * Shape of a CreateTopicsResponse.
                 * @typedef {millrace.admin.v1.CreateTopicsResponse.$Properties} millrace.admin.v1.CreateTopicsResponse.$Shape
                 */

                /**
                 * Constructs a new CreateTopicsResponse.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a CreateTopicsResponse.
                 * @constructor
                 * @param {millrace.admin.v1.CreateTopicsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CreateTopicsResponse = function (properties) {
                    this.topics = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CreateTopicsResponse topics.
                 * @member {Array.<millrace.admin.v1.CreateTopicResult>} topics
                 * @memberof millrace.admin.v1.CreateTopicsResponse
                 * @instance
                 */
                CreateTopicsResponse.prototype.topics = $util.emptyArray;

                /**
                 * Encodes the specified CreateTopicsResponse message. Does not implicitly {@link millrace.admin.v1.CreateTopicsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.CreateTopicsResponse
                 * @static
                 * @param {millrace.admin.v1.CreateTopicsResponse.$Properties} message CreateTopicsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CreateTopicsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topics != null && message.topics.length)
                        for (let i = 0; i < message.topics.length; ++i)
                            $root.millrace.admin.v1.CreateTopicResult.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CreateTopicsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.CreateTopicsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreateTopicsResponse & millrace.admin.v1.CreateTopicsResponse.$Shape} CreateTopicsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CreateTopicsResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.CreateTopicsResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.topics && message.topics.length))
                                    message.topics = [];
                                message.topics.push($root.millrace.admin.v1.CreateTopicResult.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CreateTopicsResponse;
            })();

            v1.CreateTopicResult = (function() {

                /**
                 * Properties of a CreateTopicResult.
                 * @typedef {Object} millrace.admin.v1.CreateTopicResult.$Properties
                 * @property {string} [name] CreateTopicResult name
                 * @property {millrace.common.v1.Error.$Properties|null} [error] CreateTopicResult error
                 * @property {Uint8Array} [topicId] CreateTopicResult topicId
                 * @property {number} [partitions] CreateTopicResult partitions
                 * @property {number} [replicationFactor] CreateTopicResult replicationFactor
                 * @property {Array.<string>} [warnings] CreateTopicResult warnings
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CreateTopicResult.
                 * @memberof millrace.admin.v1
                 * @interface ICreateTopicResult
                 * @augments millrace.admin.v1.CreateTopicResult.$Properties
                 * @deprecated Use millrace.admin.v1.CreateTopicResult.$Properties instead.
                 */

                /**
                 * Shape of a CreateTopicResult.
                 * @typedef {millrace.admin.v1.CreateTopicResult.$Properties} millrace.admin.v1.CreateTopicResult.$Shape
                 */

                /**
                 * Constructs a new CreateTopicResult.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a CreateTopicResult.
                 * @constructor
                 * @param {millrace.admin.v1.CreateTopicResult.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CreateTopicResult = function (properties) {
                    this.warnings = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CreateTopicResult name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.CreateTopicResult
                 * @instance
                 */
                CreateTopicResult.prototype.name = "";

                /**
                 * CreateTopicResult error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.admin.v1.CreateTopicResult
                 * @instance
                 */
                CreateTopicResult.prototype.error = null;

                /**
                 * CreateTopicResult topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.admin.v1.CreateTopicResult
                 * @instance
                 */
                CreateTopicResult.prototype.topicId = $util.newBuffer([]);

                /**
                 * CreateTopicResult partitions.
                 * @member {number} partitions
                 * @memberof millrace.admin.v1.CreateTopicResult
                 * @instance
                 */
                CreateTopicResult.prototype.partitions = 0;

                /**
                 * CreateTopicResult replicationFactor.
                 * @member {number} replicationFactor
                 * @memberof millrace.admin.v1.CreateTopicResult
                 * @instance
                 */
                CreateTopicResult.prototype.replicationFactor = 0;

                /**
                 * CreateTopicResult warnings.
                 * @member {Array.<string>} warnings
                 * @memberof millrace.admin.v1.CreateTopicResult
                 * @instance
                 */
                CreateTopicResult.prototype.warnings = $util.emptyArray;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(CreateTopicResult.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified CreateTopicResult message. Does not implicitly {@link millrace.admin.v1.CreateTopicResult.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.CreateTopicResult
                 * @static
                 * @param {millrace.admin.v1.CreateTopicResult.$Properties} message CreateTopicResult message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CreateTopicResult.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.topicId);
                    if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions") && message.partitions !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.partitions);
                    if (message.replicationFactor != null && $Object.hasOwnProperty.call(message, "replicationFactor") && message.replicationFactor !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.replicationFactor);
                    if (message.warnings != null && message.warnings.length)
                        for (let i = 0; i < message.warnings.length; ++i)
                            writer.uint32(/* id 6, wireType 2 =*/50).string(message.warnings[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CreateTopicResult message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.CreateTopicResult
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreateTopicResult & millrace.admin.v1.CreateTopicResult.$Shape} CreateTopicResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CreateTopicResult.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.CreateTopicResult();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partitions = value;
                                else
                                    delete message.partitions;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.replicationFactor = value;
                                else
                                    delete message.replicationFactor;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.warnings && message.warnings.length))
                                    message.warnings = [];
                                message.warnings.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CreateTopicResult;
            })();

            v1.DeleteTopicsRequest = (function() {

                /**
                 * Properties of a DeleteTopicsRequest.
                 * @typedef {Object} millrace.admin.v1.DeleteTopicsRequest.$Properties
                 * @property {Array.<string>} [names] DeleteTopicsRequest names
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DeleteTopicsRequest.
                 * @memberof millrace.admin.v1
                 * @interface IDeleteTopicsRequest
                 * @augments millrace.admin.v1.DeleteTopicsRequest.$Properties
                 * @deprecated Use millrace.admin.v1.DeleteTopicsRequest.$Properties instead.
                 */

                /**
                 * Shape of a DeleteTopicsRequest.
                 * @typedef {millrace.admin.v1.DeleteTopicsRequest.$Properties} millrace.admin.v1.DeleteTopicsRequest.$Shape
                 */

                /**
                 * Constructs a new DeleteTopicsRequest.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DeleteTopicsRequest.
                 * @constructor
                 * @param {millrace.admin.v1.DeleteTopicsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DeleteTopicsRequest = function (properties) {
                    this.names = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DeleteTopicsRequest names.
                 * @member {Array.<string>} names
                 * @memberof millrace.admin.v1.DeleteTopicsRequest
                 * @instance
                 */
                DeleteTopicsRequest.prototype.names = $util.emptyArray;

                /**
                 * Encodes the specified DeleteTopicsRequest message. Does not implicitly {@link millrace.admin.v1.DeleteTopicsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DeleteTopicsRequest
                 * @static
                 * @param {millrace.admin.v1.DeleteTopicsRequest.$Properties} message DeleteTopicsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DeleteTopicsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.names != null && message.names.length)
                        for (let i = 0; i < message.names.length; ++i)
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.names[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DeleteTopicsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DeleteTopicsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DeleteTopicsRequest & millrace.admin.v1.DeleteTopicsRequest.$Shape} DeleteTopicsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DeleteTopicsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DeleteTopicsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.names && message.names.length))
                                    message.names = [];
                                message.names.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DeleteTopicsRequest;
            })();

            v1.DeleteTopicsResponse = (function() {

                /**
                 * Properties of a DeleteTopicsResponse.
                 * @typedef {Object} millrace.admin.v1.DeleteTopicsResponse.$Properties
                 * @property {Array.<millrace.admin.v1.DeleteTopicResult.$Properties>} [topics] DeleteTopicsResponse topics
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DeleteTopicsResponse.
                 * @memberof millrace.admin.v1
                 * @interface IDeleteTopicsResponse
                 * @augments millrace.admin.v1.DeleteTopicsResponse.$Properties
                 * @deprecated Use millrace.admin.v1.DeleteTopicsResponse.$Properties instead.
                 */

                /**
                 * Shape of a DeleteTopicsResponse.
                 * @typedef {millrace.admin.v1.DeleteTopicsResponse.$Properties} millrace.admin.v1.DeleteTopicsResponse.$Shape
                 */

                /**
                 * Constructs a new DeleteTopicsResponse.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DeleteTopicsResponse.
                 * @constructor
                 * @param {millrace.admin.v1.DeleteTopicsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DeleteTopicsResponse = function (properties) {
                    this.topics = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DeleteTopicsResponse topics.
                 * @member {Array.<millrace.admin.v1.DeleteTopicResult>} topics
                 * @memberof millrace.admin.v1.DeleteTopicsResponse
                 * @instance
                 */
                DeleteTopicsResponse.prototype.topics = $util.emptyArray;

                /**
                 * Encodes the specified DeleteTopicsResponse message. Does not implicitly {@link millrace.admin.v1.DeleteTopicsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DeleteTopicsResponse
                 * @static
                 * @param {millrace.admin.v1.DeleteTopicsResponse.$Properties} message DeleteTopicsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DeleteTopicsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topics != null && message.topics.length)
                        for (let i = 0; i < message.topics.length; ++i)
                            $root.millrace.admin.v1.DeleteTopicResult.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DeleteTopicsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DeleteTopicsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DeleteTopicsResponse & millrace.admin.v1.DeleteTopicsResponse.$Shape} DeleteTopicsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DeleteTopicsResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DeleteTopicsResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.topics && message.topics.length))
                                    message.topics = [];
                                message.topics.push($root.millrace.admin.v1.DeleteTopicResult.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DeleteTopicsResponse;
            })();

            v1.DeleteTopicResult = (function() {

                /**
                 * Properties of a DeleteTopicResult.
                 * @typedef {Object} millrace.admin.v1.DeleteTopicResult.$Properties
                 * @property {string} [name] DeleteTopicResult name
                 * @property {millrace.common.v1.Error.$Properties|null} [error] DeleteTopicResult error
                 * @property {Uint8Array} [topicId] DeleteTopicResult topicId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DeleteTopicResult.
                 * @memberof millrace.admin.v1
                 * @interface IDeleteTopicResult
                 * @augments millrace.admin.v1.DeleteTopicResult.$Properties
                 * @deprecated Use millrace.admin.v1.DeleteTopicResult.$Properties instead.
                 */

                /**
                 * Shape of a DeleteTopicResult.
                 * @typedef {millrace.admin.v1.DeleteTopicResult.$Properties} millrace.admin.v1.DeleteTopicResult.$Shape
                 */

                /**
                 * Constructs a new DeleteTopicResult.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DeleteTopicResult.
                 * @constructor
                 * @param {millrace.admin.v1.DeleteTopicResult.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DeleteTopicResult = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DeleteTopicResult name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.DeleteTopicResult
                 * @instance
                 */
                DeleteTopicResult.prototype.name = "";

                /**
                 * DeleteTopicResult error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.admin.v1.DeleteTopicResult
                 * @instance
                 */
                DeleteTopicResult.prototype.error = null;

                /**
                 * DeleteTopicResult topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.admin.v1.DeleteTopicResult
                 * @instance
                 */
                DeleteTopicResult.prototype.topicId = $util.newBuffer([]);

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DeleteTopicResult.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified DeleteTopicResult message. Does not implicitly {@link millrace.admin.v1.DeleteTopicResult.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DeleteTopicResult
                 * @static
                 * @param {millrace.admin.v1.DeleteTopicResult.$Properties} message DeleteTopicResult message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DeleteTopicResult.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.topicId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DeleteTopicResult message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DeleteTopicResult
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DeleteTopicResult & millrace.admin.v1.DeleteTopicResult.$Shape} DeleteTopicResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DeleteTopicResult.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DeleteTopicResult();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DeleteTopicResult;
            })();

            v1.DescribeTopicsRequest = (function() {

                /**
                 * Properties of a DescribeTopicsRequest.
                 * @typedef {Object} millrace.admin.v1.DescribeTopicsRequest.$Properties
                 * @property {Array.<string>} [names] DescribeTopicsRequest names
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribeTopicsRequest.
                 * @memberof millrace.admin.v1
                 * @interface IDescribeTopicsRequest
                 * @augments millrace.admin.v1.DescribeTopicsRequest.$Properties
                 * @deprecated Use millrace.admin.v1.DescribeTopicsRequest.$Properties instead.
                 */

                /**
                 * Shape of a DescribeTopicsRequest.
                 * @typedef {millrace.admin.v1.DescribeTopicsRequest.$Properties} millrace.admin.v1.DescribeTopicsRequest.$Shape
                 */

                /**
                 * Constructs a new DescribeTopicsRequest.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribeTopicsRequest.
                 * @constructor
                 * @param {millrace.admin.v1.DescribeTopicsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribeTopicsRequest = function (properties) {
                    this.names = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DescribeTopicsRequest names.
                 * @member {Array.<string>} names
                 * @memberof millrace.admin.v1.DescribeTopicsRequest
                 * @instance
                 */
                DescribeTopicsRequest.prototype.names = $util.emptyArray;

                /**
                 * Encodes the specified DescribeTopicsRequest message. Does not implicitly {@link millrace.admin.v1.DescribeTopicsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribeTopicsRequest
                 * @static
                 * @param {millrace.admin.v1.DescribeTopicsRequest.$Properties} message DescribeTopicsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribeTopicsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.names != null && message.names.length)
                        for (let i = 0; i < message.names.length; ++i)
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.names[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribeTopicsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribeTopicsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeTopicsRequest & millrace.admin.v1.DescribeTopicsRequest.$Shape} DescribeTopicsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribeTopicsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribeTopicsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.names && message.names.length))
                                    message.names = [];
                                message.names.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribeTopicsRequest;
            })();

            v1.DescribeTopicsResponse = (function() {

                /**
                 * Properties of a DescribeTopicsResponse.
                 * @typedef {Object} millrace.admin.v1.DescribeTopicsResponse.$Properties
                 * @property {Array.<millrace.admin.v1.TopicDescription.$Properties>} [topics] DescribeTopicsResponse topics
                 * @property {Array.<millrace.admin.v1.Node.$Properties>} [nodes] DescribeTopicsResponse nodes
                 * @property {string} [clusterId] DescribeTopicsResponse clusterId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribeTopicsResponse.
                 * @memberof millrace.admin.v1
                 * @interface IDescribeTopicsResponse
                 * @augments millrace.admin.v1.DescribeTopicsResponse.$Properties
                 * @deprecated Use millrace.admin.v1.DescribeTopicsResponse.$Properties instead.
                 */

                /**
                 * Shape of a DescribeTopicsResponse.
                 * @typedef {millrace.admin.v1.DescribeTopicsResponse.$Properties} millrace.admin.v1.DescribeTopicsResponse.$Shape
                 */

                /**
                 * Constructs a new DescribeTopicsResponse.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribeTopicsResponse.
                 * @constructor
                 * @param {millrace.admin.v1.DescribeTopicsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribeTopicsResponse = function (properties) {
                    this.topics = [];
                    this.nodes = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DescribeTopicsResponse topics.
                 * @member {Array.<millrace.admin.v1.TopicDescription>} topics
                 * @memberof millrace.admin.v1.DescribeTopicsResponse
                 * @instance
                 */
                DescribeTopicsResponse.prototype.topics = $util.emptyArray;

                /**
                 * DescribeTopicsResponse nodes.
                 * @member {Array.<millrace.admin.v1.Node>} nodes
                 * @memberof millrace.admin.v1.DescribeTopicsResponse
                 * @instance
                 */
                DescribeTopicsResponse.prototype.nodes = $util.emptyArray;

                /**
                 * DescribeTopicsResponse clusterId.
                 * @member {string} clusterId
                 * @memberof millrace.admin.v1.DescribeTopicsResponse
                 * @instance
                 */
                DescribeTopicsResponse.prototype.clusterId = "";

                /**
                 * Encodes the specified DescribeTopicsResponse message. Does not implicitly {@link millrace.admin.v1.DescribeTopicsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribeTopicsResponse
                 * @static
                 * @param {millrace.admin.v1.DescribeTopicsResponse.$Properties} message DescribeTopicsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribeTopicsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topics != null && message.topics.length)
                        for (let i = 0; i < message.topics.length; ++i)
                            $root.millrace.admin.v1.TopicDescription.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.nodes != null && message.nodes.length)
                        for (let i = 0; i < message.nodes.length; ++i)
                            $root.millrace.admin.v1.Node.encode(message.nodes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.clusterId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribeTopicsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribeTopicsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeTopicsResponse & millrace.admin.v1.DescribeTopicsResponse.$Shape} DescribeTopicsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribeTopicsResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribeTopicsResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.topics && message.topics.length))
                                    message.topics = [];
                                message.topics.push($root.millrace.admin.v1.TopicDescription.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.nodes && message.nodes.length))
                                    message.nodes = [];
                                message.nodes.push($root.millrace.admin.v1.Node.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.clusterId = value;
                                else
                                    delete message.clusterId;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribeTopicsResponse;
            })();

            v1.TopicDescription = (function() {

                /**
                 * Properties of a TopicDescription.
                 * @typedef {Object} millrace.admin.v1.TopicDescription.$Properties
                 * @property {string} [name] TopicDescription name
                 * @property {millrace.common.v1.Error.$Properties|null} [error] TopicDescription error
                 * @property {Uint8Array} [topicId] TopicDescription topicId
                 * @property {Array.<millrace.admin.v1.PartitionDescription.$Properties>} [partitions] TopicDescription partitions
                 * @property {Array.<millrace.admin.v1.ConfigEntry.$Properties>} [configs] TopicDescription configs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TopicDescription.
                 * @memberof millrace.admin.v1
                 * @interface ITopicDescription
                 * @augments millrace.admin.v1.TopicDescription.$Properties
                 * @deprecated Use millrace.admin.v1.TopicDescription.$Properties instead.
                 */

                /**
                 * Shape of a TopicDescription.
                 * @typedef {millrace.admin.v1.TopicDescription.$Properties} millrace.admin.v1.TopicDescription.$Shape
                 */

                /**
                 * Constructs a new TopicDescription.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a TopicDescription.
                 * @constructor
                 * @param {millrace.admin.v1.TopicDescription.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const TopicDescription = function (properties) {
                    this.partitions = [];
                    this.configs = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * TopicDescription name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.TopicDescription
                 * @instance
                 */
                TopicDescription.prototype.name = "";

                /**
                 * TopicDescription error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.admin.v1.TopicDescription
                 * @instance
                 */
                TopicDescription.prototype.error = null;

                /**
                 * TopicDescription topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.admin.v1.TopicDescription
                 * @instance
                 */
                TopicDescription.prototype.topicId = $util.newBuffer([]);

                /**
                 * TopicDescription partitions.
                 * @member {Array.<millrace.admin.v1.PartitionDescription>} partitions
                 * @memberof millrace.admin.v1.TopicDescription
                 * @instance
                 */
                TopicDescription.prototype.partitions = $util.emptyArray;

                /**
                 * TopicDescription configs.
                 * @member {Array.<millrace.admin.v1.ConfigEntry>} configs
                 * @memberof millrace.admin.v1.TopicDescription
                 * @instance
                 */
                TopicDescription.prototype.configs = $util.emptyArray;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(TopicDescription.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified TopicDescription message. Does not implicitly {@link millrace.admin.v1.TopicDescription.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.TopicDescription
                 * @static
                 * @param {millrace.admin.v1.TopicDescription.$Properties} message TopicDescription message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TopicDescription.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.topicId);
                    if (message.partitions != null && message.partitions.length)
                        for (let i = 0; i < message.partitions.length; ++i)
                            $root.millrace.admin.v1.PartitionDescription.encode(message.partitions[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.configs != null && message.configs.length)
                        for (let i = 0; i < message.configs.length; ++i)
                            $root.millrace.admin.v1.ConfigEntry.encode(message.configs[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a TopicDescription message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.TopicDescription
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.TopicDescription & millrace.admin.v1.TopicDescription.$Shape} TopicDescription
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TopicDescription.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.TopicDescription();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push($root.millrace.admin.v1.PartitionDescription.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.configs && message.configs.length))
                                    message.configs = [];
                                message.configs.push($root.millrace.admin.v1.ConfigEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return TopicDescription;
            })();

            v1.PartitionDescription = (function() {

                /**
                 * Properties of a PartitionDescription.
                 * @typedef {Object} millrace.admin.v1.PartitionDescription.$Properties
                 * @property {number} [partition] PartitionDescription partition
                 * @property {number} [leader] PartitionDescription leader
                 * @property {number} [leaderEpoch] PartitionDescription leaderEpoch
                 * @property {Array.<number>} [replicas] PartitionDescription replicas
                 * @property {Array.<number>} [isr] PartitionDescription isr
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PartitionDescription.
                 * @memberof millrace.admin.v1
                 * @interface IPartitionDescription
                 * @augments millrace.admin.v1.PartitionDescription.$Properties
                 * @deprecated Use millrace.admin.v1.PartitionDescription.$Properties instead.
                 */

                /**
                 * Shape of a PartitionDescription.
                 * @typedef {millrace.admin.v1.PartitionDescription.$Properties} millrace.admin.v1.PartitionDescription.$Shape
                 */

                /**
                 * Constructs a new PartitionDescription.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a PartitionDescription.
                 * @constructor
                 * @param {millrace.admin.v1.PartitionDescription.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PartitionDescription = function (properties) {
                    this.replicas = [];
                    this.isr = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PartitionDescription partition.
                 * @member {number} partition
                 * @memberof millrace.admin.v1.PartitionDescription
                 * @instance
                 */
                PartitionDescription.prototype.partition = 0;

                /**
                 * PartitionDescription leader.
                 * @member {number} leader
                 * @memberof millrace.admin.v1.PartitionDescription
                 * @instance
                 */
                PartitionDescription.prototype.leader = 0;

                /**
                 * PartitionDescription leaderEpoch.
                 * @member {number} leaderEpoch
                 * @memberof millrace.admin.v1.PartitionDescription
                 * @instance
                 */
                PartitionDescription.prototype.leaderEpoch = 0;

                /**
                 * PartitionDescription replicas.
                 * @member {Array.<number>} replicas
                 * @memberof millrace.admin.v1.PartitionDescription
                 * @instance
                 */
                PartitionDescription.prototype.replicas = $util.emptyArray;

                /**
                 * PartitionDescription isr.
                 * @member {Array.<number>} isr
                 * @memberof millrace.admin.v1.PartitionDescription
                 * @instance
                 */
                PartitionDescription.prototype.isr = $util.emptyArray;

                /**
                 * Encodes the specified PartitionDescription message. Does not implicitly {@link millrace.admin.v1.PartitionDescription.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.PartitionDescription
                 * @static
                 * @param {millrace.admin.v1.PartitionDescription.$Properties} message PartitionDescription message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PartitionDescription.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partition);
                    if (message.leader != null && $Object.hasOwnProperty.call(message, "leader") && message.leader !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).sint32(message.leader);
                    if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).sint32(message.leaderEpoch);
                    if (message.replicas != null && message.replicas.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).uint32s(message.replicas);
                    if (message.isr != null && message.isr.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).uint32s(message.isr);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PartitionDescription message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.PartitionDescription
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.PartitionDescription & millrace.admin.v1.PartitionDescription.$Shape} PartitionDescription
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PartitionDescription.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.PartitionDescription();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.sint32())
                                    message.leader = value;
                                else
                                    delete message.leader;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.sint32())
                                    message.leaderEpoch = value;
                                else
                                    delete message.leaderEpoch;
                                continue;
                            }
                        case 4: {
                                if (wireType === 2) {
                                    if (!(message.replicas && message.replicas.length))
                                        message.replicas = [];
                                    reader.uint32s(message.replicas);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.replicas && message.replicas.length))
                                    message.replicas = [];
                                message.replicas.push(reader.uint32());
                                continue;
                            }
                        case 5: {
                                if (wireType === 2) {
                                    if (!(message.isr && message.isr.length))
                                        message.isr = [];
                                    reader.uint32s(message.isr);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.isr && message.isr.length))
                                    message.isr = [];
                                message.isr.push(reader.uint32());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return PartitionDescription;
            })();

            /**
             * ConfigSource enum.
             * @name millrace.admin.v1.ConfigSource
             * @enum {number}
             * @property {number} CONFIG_SOURCE_UNSPECIFIED=0 CONFIG_SOURCE_UNSPECIFIED value
             * @property {number} CONFIG_SOURCE_DEFAULT=1 CONFIG_SOURCE_DEFAULT value
             * @property {number} CONFIG_SOURCE_STATIC_BROKER=2 CONFIG_SOURCE_STATIC_BROKER value
             * @property {number} CONFIG_SOURCE_TOPIC=3 CONFIG_SOURCE_TOPIC value
             * @property {number} CONFIG_SOURCE_DYNAMIC_BROKER=4 CONFIG_SOURCE_DYNAMIC_BROKER value
             * @property {number} CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER=5 CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER value
             */
            v1.ConfigSource = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "CONFIG_SOURCE_UNSPECIFIED"] = 0;
                values[valuesById[1] = "CONFIG_SOURCE_DEFAULT"] = 1;
                values[valuesById[2] = "CONFIG_SOURCE_STATIC_BROKER"] = 2;
                values[valuesById[3] = "CONFIG_SOURCE_TOPIC"] = 3;
                values[valuesById[4] = "CONFIG_SOURCE_DYNAMIC_BROKER"] = 4;
                values[valuesById[5] = "CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER"] = 5;
                return values;
            })();

            v1.ConfigEntry = (function() {

                /**
                 * Properties of a ConfigEntry.
                 * @typedef {Object} millrace.admin.v1.ConfigEntry.$Properties
                 * @property {string} [name] ConfigEntry name
                 * @property {string} [value] ConfigEntry value
                 * @property {millrace.admin.v1.ConfigSource} [source] ConfigEntry source
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ConfigEntry.
                 * @memberof millrace.admin.v1
                 * @interface IConfigEntry
                 * @augments millrace.admin.v1.ConfigEntry.$Properties
                 * @deprecated Use millrace.admin.v1.ConfigEntry.$Properties instead.
                 */

                /**
                 * Shape of a ConfigEntry.
                 * @typedef {millrace.admin.v1.ConfigEntry.$Properties} millrace.admin.v1.ConfigEntry.$Shape
                 */

                /**
                 * Constructs a new ConfigEntry.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a ConfigEntry.
                 * @constructor
                 * @param {millrace.admin.v1.ConfigEntry.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ConfigEntry = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ConfigEntry name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.ConfigEntry
                 * @instance
                 */
                ConfigEntry.prototype.name = "";

                /**
                 * ConfigEntry value.
                 * @member {string} value
                 * @memberof millrace.admin.v1.ConfigEntry
                 * @instance
                 */
                ConfigEntry.prototype.value = "";

                /**
                 * ConfigEntry source.
                 * @member {millrace.admin.v1.ConfigSource} source
                 * @memberof millrace.admin.v1.ConfigEntry
                 * @instance
                 */
                ConfigEntry.prototype.source = 0;

                /**
                 * Encodes the specified ConfigEntry message. Does not implicitly {@link millrace.admin.v1.ConfigEntry.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.ConfigEntry
                 * @static
                 * @param {millrace.admin.v1.ConfigEntry.$Properties} message ConfigEntry message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ConfigEntry.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
                    if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).int32(message.source);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ConfigEntry message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.ConfigEntry
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.ConfigEntry & millrace.admin.v1.ConfigEntry.$Shape} ConfigEntry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ConfigEntry.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.ConfigEntry();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.value = value;
                                else
                                    delete message.value;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.source = value;
                                else
                                    delete message.source;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ConfigEntry;
            })();

            v1.Node = (function() {

                /**
                 * Properties of a Node.
                 * @typedef {Object} millrace.admin.v1.Node.$Properties
                 * @property {number} [nodeId] Node nodeId
                 * @property {string} [host] Node host
                 * @property {number} [port] Node port
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Node.
                 * @memberof millrace.admin.v1
                 * @interface INode
                 * @augments millrace.admin.v1.Node.$Properties
                 * @deprecated Use millrace.admin.v1.Node.$Properties instead.
                 */

                /**
                 * Shape of a Node.
                 * @typedef {millrace.admin.v1.Node.$Properties} millrace.admin.v1.Node.$Shape
                 */

                /**
                 * Constructs a new Node.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a Node.
                 * @constructor
                 * @param {millrace.admin.v1.Node.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Node = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Node nodeId.
                 * @member {number} nodeId
                 * @memberof millrace.admin.v1.Node
                 * @instance
                 */
                Node.prototype.nodeId = 0;

                /**
                 * Node host.
                 * @member {string} host
                 * @memberof millrace.admin.v1.Node
                 * @instance
                 */
                Node.prototype.host = "";

                /**
                 * Node port.
                 * @member {number} port
                 * @memberof millrace.admin.v1.Node
                 * @instance
                 */
                Node.prototype.port = 0;

                /**
                 * Encodes the specified Node message. Does not implicitly {@link millrace.admin.v1.Node.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.Node
                 * @static
                 * @param {millrace.admin.v1.Node.$Properties} message Node message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Node.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
                    if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.host);
                    if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.port);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Node message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.Node
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.Node & millrace.admin.v1.Node.$Shape} Node
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Node.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.Node();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.nodeId = value;
                                else
                                    delete message.nodeId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.host = value;
                                else
                                    delete message.host;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.port = value;
                                else
                                    delete message.port;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Node;
            })();

            v1.DescribeClusterRequest = (function() {

                /**
                 * Properties of a DescribeClusterRequest.
                 * @typedef {Object} millrace.admin.v1.DescribeClusterRequest.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribeClusterRequest.
                 * @memberof millrace.admin.v1
                 * @interface IDescribeClusterRequest
                 * @augments millrace.admin.v1.DescribeClusterRequest.$Properties
                 * @deprecated Use millrace.admin.v1.DescribeClusterRequest.$Properties instead.
                 */

                /**
                 * Shape of a DescribeClusterRequest.
                 * @typedef {millrace.admin.v1.DescribeClusterRequest.$Properties} millrace.admin.v1.DescribeClusterRequest.$Shape
                 */

                /**
                 * Constructs a new DescribeClusterRequest.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribeClusterRequest.
                 * @constructor
                 * @param {millrace.admin.v1.DescribeClusterRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribeClusterRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified DescribeClusterRequest message. Does not implicitly {@link millrace.admin.v1.DescribeClusterRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribeClusterRequest
                 * @static
                 * @param {millrace.admin.v1.DescribeClusterRequest.$Properties} message DescribeClusterRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribeClusterRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribeClusterRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribeClusterRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeClusterRequest & millrace.admin.v1.DescribeClusterRequest.$Shape} DescribeClusterRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribeClusterRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribeClusterRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribeClusterRequest;
            })();

            v1.DescribeClusterResponse = (function() {

                /**
                 * Properties of a DescribeClusterResponse.
                 * @typedef {Object} millrace.admin.v1.DescribeClusterResponse.$Properties
                 * @property {string} [clusterId] DescribeClusterResponse clusterId
                 * @property {Array.<millrace.admin.v1.Node.$Properties>} [nodes] DescribeClusterResponse nodes
                 * @property {number} [controllerId] DescribeClusterResponse controllerId
                 * @property {string} [version] DescribeClusterResponse version
                 * @property {number} [nodeId] DescribeClusterResponse nodeId
                 * @property {number} [uptimeMs] DescribeClusterResponse uptimeMs
                 * @property {string} [notServingReason] DescribeClusterResponse notServingReason
                 * @property {millrace.admin.v1.MetadataStatus.$Properties|null} [metadata] DescribeClusterResponse metadata
                 * @property {Array.<millrace.admin.v1.LogDirStatus.$Properties>} [logDirs] DescribeClusterResponse logDirs
                 * @property {number} [timeMs] DescribeClusterResponse timeMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribeClusterResponse.
                 * @memberof millrace.admin.v1
                 * @interface IDescribeClusterResponse
                 * @augments millrace.admin.v1.DescribeClusterResponse.$Properties
                 * @deprecated Use millrace.admin.v1.DescribeClusterResponse.$Properties instead.
                 */

                /**
                 * Shape of a DescribeClusterResponse.
                 * @typedef {millrace.admin.v1.DescribeClusterResponse.$Properties} millrace.admin.v1.DescribeClusterResponse.$Shape
                 */

                /**
                 * Constructs a new DescribeClusterResponse.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribeClusterResponse.
                 * @constructor
                 * @param {millrace.admin.v1.DescribeClusterResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribeClusterResponse = function (properties) {
                    this.nodes = [];
                    this.logDirs = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DescribeClusterResponse clusterId.
                 * @member {string} clusterId
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @instance
                 */
                DescribeClusterResponse.prototype.clusterId = "";

                /**
                 * DescribeClusterResponse nodes.
                 * @member {Array.<millrace.admin.v1.Node>} nodes
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @instance
                 */
                DescribeClusterResponse.prototype.nodes = $util.emptyArray;

                /**
                 * DescribeClusterResponse controllerId.
                 * @member {number} controllerId
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @instance
                 */
                DescribeClusterResponse.prototype.controllerId = 0;

                /**
                 * DescribeClusterResponse version.
                 * @member {string} version
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @instance
                 */
                DescribeClusterResponse.prototype.version = "";

                /**
                 * DescribeClusterResponse nodeId.
                 * @member {number} nodeId
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @instance
                 */
                DescribeClusterResponse.prototype.nodeId = 0;

                /**
                 * DescribeClusterResponse uptimeMs.
                 * @member {number} uptimeMs
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @instance
                 */
                DescribeClusterResponse.prototype.uptimeMs = 0;

                /**
                 * DescribeClusterResponse notServingReason.
                 * @member {string} notServingReason
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @instance
                 */
                DescribeClusterResponse.prototype.notServingReason = "";

                /**
                 * DescribeClusterResponse metadata.
                 * @member {millrace.admin.v1.MetadataStatus|null} metadata
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @instance
                 */
                DescribeClusterResponse.prototype.metadata = null;

                /**
                 * DescribeClusterResponse logDirs.
                 * @member {Array.<millrace.admin.v1.LogDirStatus>} logDirs
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @instance
                 */
                DescribeClusterResponse.prototype.logDirs = $util.emptyArray;

                /**
                 * DescribeClusterResponse timeMs.
                 * @member {number} timeMs
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @instance
                 */
                DescribeClusterResponse.prototype.timeMs = 0;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DescribeClusterResponse.prototype, "_metadata", {
                    get: $util.oneOfGetter($oneOfFields = ["metadata"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified DescribeClusterResponse message. Does not implicitly {@link millrace.admin.v1.DescribeClusterResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @static
                 * @param {millrace.admin.v1.DescribeClusterResponse.$Properties} message DescribeClusterResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribeClusterResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.clusterId);
                    if (message.nodes != null && message.nodes.length)
                        for (let i = 0; i < message.nodes.length; ++i)
                            $root.millrace.admin.v1.Node.encode(message.nodes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.controllerId != null && $Object.hasOwnProperty.call(message, "controllerId") && message.controllerId !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.controllerId);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.version);
                    if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.nodeId);
                    if (message.uptimeMs != null && $Object.hasOwnProperty.call(message, "uptimeMs") && (typeof message.uptimeMs === "object" ? message.uptimeMs.low || message.uptimeMs.high : message.uptimeMs !== 0))
                        writer.uint32(/* id 6, wireType 0 =*/48).int64(message.uptimeMs);
                    if (message.notServingReason != null && $Object.hasOwnProperty.call(message, "notServingReason") && message.notServingReason !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.notServingReason);
                    if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
                        $root.millrace.admin.v1.MetadataStatus.encode(message.metadata, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                    if (message.logDirs != null && message.logDirs.length)
                        for (let i = 0; i < message.logDirs.length; ++i)
                            $root.millrace.admin.v1.LogDirStatus.encode(message.logDirs[i], writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                    if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                        writer.uint32(/* id 10, wireType 0 =*/80).int64(message.timeMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribeClusterResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribeClusterResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeClusterResponse & millrace.admin.v1.DescribeClusterResponse.$Shape} DescribeClusterResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribeClusterResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribeClusterResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.clusterId = value;
                                else
                                    delete message.clusterId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.nodes && message.nodes.length))
                                    message.nodes = [];
                                message.nodes.push($root.millrace.admin.v1.Node.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.controllerId = value;
                                else
                                    delete message.controllerId;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.nodeId = value;
                                else
                                    delete message.nodeId;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.uptimeMs = value;
                                else
                                    delete message.uptimeMs;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.notServingReason = value;
                                else
                                    delete message.notServingReason;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.metadata = $root.millrace.admin.v1.MetadataStatus.decode(reader, reader.size(), $undefined, _depth + 1, message.metadata);
                                message._metadata = "metadata";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.logDirs && message.logDirs.length))
                                    message.logDirs = [];
                                message.logDirs.push($root.millrace.admin.v1.LogDirStatus.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.timeMs = value;
                                else
                                    delete message.timeMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribeClusterResponse;
            })();

            v1.MetadataStatus = (function() {

                /**
                 * Properties of a MetadataStatus.
                 * @typedef {Object} millrace.admin.v1.MetadataStatus.$Properties
                 * @property {number} [committedOffset] MetadataStatus committedOffset
                 * @property {number} [appliedOffset] MetadataStatus appliedOffset
                 * @property {number} [topicCount] MetadataStatus topicCount
                 * @property {number} [partitionCount] MetadataStatus partitionCount
                 * @property {number} [leaderlessPartitionCount] MetadataStatus leaderlessPartitionCount
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a MetadataStatus.
                 * @memberof millrace.admin.v1
                 * @interface IMetadataStatus
                 * @augments millrace.admin.v1.MetadataStatus.$Properties
                 * @deprecated Use millrace.admin.v1.MetadataStatus.$Properties instead.
                 */

                /**
                 * Shape of a MetadataStatus.
                 * @typedef {millrace.admin.v1.MetadataStatus.$Properties} millrace.admin.v1.MetadataStatus.$Shape
                 */

                /**
                 * Constructs a new MetadataStatus.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a MetadataStatus.
                 * @constructor
                 * @param {millrace.admin.v1.MetadataStatus.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const MetadataStatus = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * MetadataStatus committedOffset.
                 * @member {number} committedOffset
                 * @memberof millrace.admin.v1.MetadataStatus
                 * @instance
                 */
                MetadataStatus.prototype.committedOffset = 0;

                /**
                 * MetadataStatus appliedOffset.
                 * @member {number} appliedOffset
                 * @memberof millrace.admin.v1.MetadataStatus
                 * @instance
                 */
                MetadataStatus.prototype.appliedOffset = 0;

                /**
                 * MetadataStatus topicCount.
                 * @member {number} topicCount
                 * @memberof millrace.admin.v1.MetadataStatus
                 * @instance
                 */
                MetadataStatus.prototype.topicCount = 0;

                /**
                 * MetadataStatus partitionCount.
                 * @member {number} partitionCount
                 * @memberof millrace.admin.v1.MetadataStatus
                 * @instance
                 */
                MetadataStatus.prototype.partitionCount = 0;

                /**
                 * MetadataStatus leaderlessPartitionCount.
                 * @member {number} leaderlessPartitionCount
                 * @memberof millrace.admin.v1.MetadataStatus
                 * @instance
                 */
                MetadataStatus.prototype.leaderlessPartitionCount = 0;

                /**
                 * Encodes the specified MetadataStatus message. Does not implicitly {@link millrace.admin.v1.MetadataStatus.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.MetadataStatus
                 * @static
                 * @param {millrace.admin.v1.MetadataStatus.$Properties} message MetadataStatus message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                MetadataStatus.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.committedOffset != null && $Object.hasOwnProperty.call(message, "committedOffset") && (typeof message.committedOffset === "object" ? message.committedOffset.low || message.committedOffset.high : message.committedOffset !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).int64(message.committedOffset);
                    if (message.appliedOffset != null && $Object.hasOwnProperty.call(message, "appliedOffset") && (typeof message.appliedOffset === "object" ? message.appliedOffset.low || message.appliedOffset.high : message.appliedOffset !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.appliedOffset);
                    if (message.topicCount != null && $Object.hasOwnProperty.call(message, "topicCount") && message.topicCount !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.topicCount);
                    if (message.partitionCount != null && $Object.hasOwnProperty.call(message, "partitionCount") && message.partitionCount !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.partitionCount);
                    if (message.leaderlessPartitionCount != null && $Object.hasOwnProperty.call(message, "leaderlessPartitionCount") && message.leaderlessPartitionCount !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.leaderlessPartitionCount);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a MetadataStatus message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.MetadataStatus
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.MetadataStatus & millrace.admin.v1.MetadataStatus.$Shape} MetadataStatus
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                MetadataStatus.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.MetadataStatus();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.committedOffset = value;
                                else
                                    delete message.committedOffset;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.appliedOffset = value;
                                else
                                    delete message.appliedOffset;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.topicCount = value;
                                else
                                    delete message.topicCount;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partitionCount = value;
                                else
                                    delete message.partitionCount;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.leaderlessPartitionCount = value;
                                else
                                    delete message.leaderlessPartitionCount;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return MetadataStatus;
            })();

            v1.LogDirStatus = (function() {

                /**
                 * Properties of a LogDirStatus.
                 * @typedef {Object} millrace.admin.v1.LogDirStatus.$Properties
                 * @property {string} [path] LogDirStatus path
                 * @property {Uint8Array} [directoryId] LogDirStatus directoryId
                 * @property {millrace.common.v1.Error.$Properties|null} [error] LogDirStatus error
                 * @property {number} [totalBytes] LogDirStatus totalBytes
                 * @property {number} [usableBytes] LogDirStatus usableBytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LogDirStatus.
                 * @memberof millrace.admin.v1
                 * @interface ILogDirStatus
                 * @augments millrace.admin.v1.LogDirStatus.$Properties
                 * @deprecated Use millrace.admin.v1.LogDirStatus.$Properties instead.
                 */

                /**
                 * Shape of a LogDirStatus.
                 * @typedef {millrace.admin.v1.LogDirStatus.$Properties} millrace.admin.v1.LogDirStatus.$Shape
                 */

                /**
                 * Constructs a new LogDirStatus.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a LogDirStatus.
                 * @constructor
                 * @param {millrace.admin.v1.LogDirStatus.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LogDirStatus = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LogDirStatus path.
                 * @member {string} path
                 * @memberof millrace.admin.v1.LogDirStatus
                 * @instance
                 */
                LogDirStatus.prototype.path = "";

                /**
                 * LogDirStatus directoryId.
                 * @member {Uint8Array} directoryId
                 * @memberof millrace.admin.v1.LogDirStatus
                 * @instance
                 */
                LogDirStatus.prototype.directoryId = $util.newBuffer([]);

                /**
                 * LogDirStatus error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.admin.v1.LogDirStatus
                 * @instance
                 */
                LogDirStatus.prototype.error = null;

                /**
                 * LogDirStatus totalBytes.
                 * @member {number} totalBytes
                 * @memberof millrace.admin.v1.LogDirStatus
                 * @instance
                 */
                LogDirStatus.prototype.totalBytes = 0;

                /**
                 * LogDirStatus usableBytes.
                 * @member {number} usableBytes
                 * @memberof millrace.admin.v1.LogDirStatus
                 * @instance
                 */
                LogDirStatus.prototype.usableBytes = 0;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(LogDirStatus.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified LogDirStatus message. Does not implicitly {@link millrace.admin.v1.LogDirStatus.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.LogDirStatus
                 * @static
                 * @param {millrace.admin.v1.LogDirStatus.$Properties} message LogDirStatus message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LogDirStatus.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                    if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.directoryId);
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.totalBytes != null && $Object.hasOwnProperty.call(message, "totalBytes") && (typeof message.totalBytes === "object" ? message.totalBytes.low || message.totalBytes.high : message.totalBytes !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).int64(message.totalBytes);
                    if (message.usableBytes != null && $Object.hasOwnProperty.call(message, "usableBytes") && (typeof message.usableBytes === "object" ? message.usableBytes.low || message.usableBytes.high : message.usableBytes !== 0))
                        writer.uint32(/* id 5, wireType 0 =*/40).int64(message.usableBytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LogDirStatus message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.LogDirStatus
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.LogDirStatus & millrace.admin.v1.LogDirStatus.$Shape} LogDirStatus
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LogDirStatus.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.LogDirStatus();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.path = value;
                                else
                                    delete message.path;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.directoryId = value;
                                else
                                    delete message.directoryId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.totalBytes = value;
                                else
                                    delete message.totalBytes;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.usableBytes = value;
                                else
                                    delete message.usableBytes;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return LogDirStatus;
            })();

            v1.CreatePartitionsRequest = (function() {

                /**
                 * Properties of a CreatePartitionsRequest.
                 * @typedef {Object} millrace.admin.v1.CreatePartitionsRequest.$Properties
                 * @property {Array.<millrace.admin.v1.NewPartitions.$Properties>} [topics] CreatePartitionsRequest topics
                 * @property {boolean} [validateOnly] CreatePartitionsRequest validateOnly
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CreatePartitionsRequest.
                 * @memberof millrace.admin.v1
                 * @interface ICreatePartitionsRequest
                 * @augments millrace.admin.v1.CreatePartitionsRequest.$Properties
                 * @deprecated Use millrace.admin.v1.CreatePartitionsRequest.$Properties instead.
                 */

                /**
                 * Shape of a CreatePartitionsRequest.
                 * @typedef {millrace.admin.v1.CreatePartitionsRequest.$Properties} millrace.admin.v1.CreatePartitionsRequest.$Shape
                 */

                /**
                 * Constructs a new CreatePartitionsRequest.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a CreatePartitionsRequest.
                 * @constructor
                 * @param {millrace.admin.v1.CreatePartitionsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CreatePartitionsRequest = function (properties) {
                    this.topics = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CreatePartitionsRequest topics.
                 * @member {Array.<millrace.admin.v1.NewPartitions>} topics
                 * @memberof millrace.admin.v1.CreatePartitionsRequest
                 * @instance
                 */
                CreatePartitionsRequest.prototype.topics = $util.emptyArray;

                /**
                 * CreatePartitionsRequest validateOnly.
                 * @member {boolean} validateOnly
                 * @memberof millrace.admin.v1.CreatePartitionsRequest
                 * @instance
                 */
                CreatePartitionsRequest.prototype.validateOnly = false;

                /**
                 * Encodes the specified CreatePartitionsRequest message. Does not implicitly {@link millrace.admin.v1.CreatePartitionsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.CreatePartitionsRequest
                 * @static
                 * @param {millrace.admin.v1.CreatePartitionsRequest.$Properties} message CreatePartitionsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CreatePartitionsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topics != null && message.topics.length)
                        for (let i = 0; i < message.topics.length; ++i)
                            $root.millrace.admin.v1.NewPartitions.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.validateOnly != null && $Object.hasOwnProperty.call(message, "validateOnly") && message.validateOnly !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.validateOnly);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CreatePartitionsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.CreatePartitionsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreatePartitionsRequest & millrace.admin.v1.CreatePartitionsRequest.$Shape} CreatePartitionsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CreatePartitionsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.CreatePartitionsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.topics && message.topics.length))
                                    message.topics = [];
                                message.topics.push($root.millrace.admin.v1.NewPartitions.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.validateOnly = value;
                                else
                                    delete message.validateOnly;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CreatePartitionsRequest;
            })();

            v1.NewPartitions = (function() {

                /**
                 * Properties of a NewPartitions.
                 * @typedef {Object} millrace.admin.v1.NewPartitions.$Properties
                 * @property {string} [name] NewPartitions name
                 * @property {number} [totalCount] NewPartitions totalCount
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a NewPartitions.
                 * @memberof millrace.admin.v1
                 * @interface INewPartitions
                 * @augments millrace.admin.v1.NewPartitions.$Properties
                 * @deprecated Use millrace.admin.v1.NewPartitions.$Properties instead.
                 */

                /**
                 * Shape of a NewPartitions.
                 * @typedef {millrace.admin.v1.NewPartitions.$Properties} millrace.admin.v1.NewPartitions.$Shape
                 */

                /**
                 * Constructs a new NewPartitions.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a NewPartitions.
                 * @constructor
                 * @param {millrace.admin.v1.NewPartitions.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const NewPartitions = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * NewPartitions name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.NewPartitions
                 * @instance
                 */
                NewPartitions.prototype.name = "";

                /**
                 * NewPartitions totalCount.
                 * @member {number} totalCount
                 * @memberof millrace.admin.v1.NewPartitions
                 * @instance
                 */
                NewPartitions.prototype.totalCount = 0;

                /**
                 * Encodes the specified NewPartitions message. Does not implicitly {@link millrace.admin.v1.NewPartitions.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.NewPartitions
                 * @static
                 * @param {millrace.admin.v1.NewPartitions.$Properties} message NewPartitions message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                NewPartitions.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.totalCount != null && $Object.hasOwnProperty.call(message, "totalCount") && message.totalCount !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.totalCount);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a NewPartitions message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.NewPartitions
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.NewPartitions & millrace.admin.v1.NewPartitions.$Shape} NewPartitions
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                NewPartitions.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.NewPartitions();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.totalCount = value;
                                else
                                    delete message.totalCount;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return NewPartitions;
            })();

            v1.CreatePartitionsResponse = (function() {

                /**
                 * Properties of a CreatePartitionsResponse.
                 * @typedef {Object} millrace.admin.v1.CreatePartitionsResponse.$Properties
                 * @property {Array.<millrace.admin.v1.CreatePartitionsResult.$Properties>} [topics] CreatePartitionsResponse topics
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CreatePartitionsResponse.
                 * @memberof millrace.admin.v1
                 * @interface ICreatePartitionsResponse
                 * @augments millrace.admin.v1.CreatePartitionsResponse.$Properties
                 * @deprecated Use millrace.admin.v1.CreatePartitionsResponse.$Properties instead.
                 */

                /**
                 * Shape of a CreatePartitionsResponse.
                 * @typedef {millrace.admin.v1.CreatePartitionsResponse.$Properties} millrace.admin.v1.CreatePartitionsResponse.$Shape
                 */

                /**
                 * Constructs a new CreatePartitionsResponse.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a CreatePartitionsResponse.
                 * @constructor
                 * @param {millrace.admin.v1.CreatePartitionsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CreatePartitionsResponse = function (properties) {
                    this.topics = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CreatePartitionsResponse topics.
                 * @member {Array.<millrace.admin.v1.CreatePartitionsResult>} topics
                 * @memberof millrace.admin.v1.CreatePartitionsResponse
                 * @instance
                 */
                CreatePartitionsResponse.prototype.topics = $util.emptyArray;

                /**
                 * Encodes the specified CreatePartitionsResponse message. Does not implicitly {@link millrace.admin.v1.CreatePartitionsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.CreatePartitionsResponse
                 * @static
                 * @param {millrace.admin.v1.CreatePartitionsResponse.$Properties} message CreatePartitionsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CreatePartitionsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topics != null && message.topics.length)
                        for (let i = 0; i < message.topics.length; ++i)
                            $root.millrace.admin.v1.CreatePartitionsResult.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CreatePartitionsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.CreatePartitionsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreatePartitionsResponse & millrace.admin.v1.CreatePartitionsResponse.$Shape} CreatePartitionsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CreatePartitionsResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.CreatePartitionsResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.topics && message.topics.length))
                                    message.topics = [];
                                message.topics.push($root.millrace.admin.v1.CreatePartitionsResult.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CreatePartitionsResponse;
            })();

            v1.CreatePartitionsResult = (function() {

                /**
                 * Properties of a CreatePartitionsResult.
                 * @typedef {Object} millrace.admin.v1.CreatePartitionsResult.$Properties
                 * @property {string} [name] CreatePartitionsResult name
                 * @property {millrace.common.v1.Error.$Properties|null} [error] CreatePartitionsResult error
                 * @property {number} [partitions] CreatePartitionsResult partitions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CreatePartitionsResult.
                 * @memberof millrace.admin.v1
                 * @interface ICreatePartitionsResult
                 * @augments millrace.admin.v1.CreatePartitionsResult.$Properties
                 * @deprecated Use millrace.admin.v1.CreatePartitionsResult.$Properties instead.
                 */

                /**
                 * Shape of a CreatePartitionsResult.
                 * @typedef {millrace.admin.v1.CreatePartitionsResult.$Properties} millrace.admin.v1.CreatePartitionsResult.$Shape
                 */

                /**
                 * Constructs a new CreatePartitionsResult.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a CreatePartitionsResult.
                 * @constructor
                 * @param {millrace.admin.v1.CreatePartitionsResult.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CreatePartitionsResult = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CreatePartitionsResult name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.CreatePartitionsResult
                 * @instance
                 */
                CreatePartitionsResult.prototype.name = "";

                /**
                 * CreatePartitionsResult error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.admin.v1.CreatePartitionsResult
                 * @instance
                 */
                CreatePartitionsResult.prototype.error = null;

                /**
                 * CreatePartitionsResult partitions.
                 * @member {number} partitions
                 * @memberof millrace.admin.v1.CreatePartitionsResult
                 * @instance
                 */
                CreatePartitionsResult.prototype.partitions = 0;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(CreatePartitionsResult.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified CreatePartitionsResult message. Does not implicitly {@link millrace.admin.v1.CreatePartitionsResult.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.CreatePartitionsResult
                 * @static
                 * @param {millrace.admin.v1.CreatePartitionsResult.$Properties} message CreatePartitionsResult message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CreatePartitionsResult.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions") && message.partitions !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.partitions);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CreatePartitionsResult message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.CreatePartitionsResult
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.CreatePartitionsResult & millrace.admin.v1.CreatePartitionsResult.$Shape} CreatePartitionsResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CreatePartitionsResult.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.CreatePartitionsResult();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partitions = value;
                                else
                                    delete message.partitions;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CreatePartitionsResult;
            })();

            /**
             * ConfigResourceType enum.
             * @name millrace.admin.v1.ConfigResourceType
             * @enum {number}
             * @property {number} CONFIG_RESOURCE_TYPE_UNSPECIFIED=0 CONFIG_RESOURCE_TYPE_UNSPECIFIED value
             * @property {number} CONFIG_RESOURCE_TYPE_TOPIC=1 CONFIG_RESOURCE_TYPE_TOPIC value
             * @property {number} CONFIG_RESOURCE_TYPE_BROKER=2 CONFIG_RESOURCE_TYPE_BROKER value
             */
            v1.ConfigResourceType = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "CONFIG_RESOURCE_TYPE_UNSPECIFIED"] = 0;
                values[valuesById[1] = "CONFIG_RESOURCE_TYPE_TOPIC"] = 1;
                values[valuesById[2] = "CONFIG_RESOURCE_TYPE_BROKER"] = 2;
                return values;
            })();

            v1.DescribeConfigsRequest = (function() {

                /**
                 * Properties of a DescribeConfigsRequest.
                 * @typedef {Object} millrace.admin.v1.DescribeConfigsRequest.$Properties
                 * @property {Array.<millrace.admin.v1.DescribeConfigsResource.$Properties>} [resources] DescribeConfigsRequest resources
                 * @property {boolean} [includeSynonyms] DescribeConfigsRequest includeSynonyms
                 * @property {boolean} [includeDocumentation] DescribeConfigsRequest includeDocumentation
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribeConfigsRequest.
                 * @memberof millrace.admin.v1
                 * @interface IDescribeConfigsRequest
                 * @augments millrace.admin.v1.DescribeConfigsRequest.$Properties
                 * @deprecated Use millrace.admin.v1.DescribeConfigsRequest.$Properties instead.
                 */

                /**
                 * Shape of a DescribeConfigsRequest.
                 * @typedef {millrace.admin.v1.DescribeConfigsRequest.$Properties} millrace.admin.v1.DescribeConfigsRequest.$Shape
                 */

                /**
                 * Constructs a new DescribeConfigsRequest.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribeConfigsRequest.
                 * @constructor
                 * @param {millrace.admin.v1.DescribeConfigsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribeConfigsRequest = function (properties) {
                    this.resources = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DescribeConfigsRequest resources.
                 * @member {Array.<millrace.admin.v1.DescribeConfigsResource>} resources
                 * @memberof millrace.admin.v1.DescribeConfigsRequest
                 * @instance
                 */
                DescribeConfigsRequest.prototype.resources = $util.emptyArray;

                /**
                 * DescribeConfigsRequest includeSynonyms.
                 * @member {boolean} includeSynonyms
                 * @memberof millrace.admin.v1.DescribeConfigsRequest
                 * @instance
                 */
                DescribeConfigsRequest.prototype.includeSynonyms = false;

                /**
                 * DescribeConfigsRequest includeDocumentation.
                 * @member {boolean} includeDocumentation
                 * @memberof millrace.admin.v1.DescribeConfigsRequest
                 * @instance
                 */
                DescribeConfigsRequest.prototype.includeDocumentation = false;

                /**
                 * Encodes the specified DescribeConfigsRequest message. Does not implicitly {@link millrace.admin.v1.DescribeConfigsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribeConfigsRequest
                 * @static
                 * @param {millrace.admin.v1.DescribeConfigsRequest.$Properties} message DescribeConfigsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribeConfigsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.resources != null && message.resources.length)
                        for (let i = 0; i < message.resources.length; ++i)
                            $root.millrace.admin.v1.DescribeConfigsResource.encode(message.resources[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.includeSynonyms != null && $Object.hasOwnProperty.call(message, "includeSynonyms") && message.includeSynonyms !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.includeSynonyms);
                    if (message.includeDocumentation != null && $Object.hasOwnProperty.call(message, "includeDocumentation") && message.includeDocumentation !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.includeDocumentation);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribeConfigsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribeConfigsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeConfigsRequest & millrace.admin.v1.DescribeConfigsRequest.$Shape} DescribeConfigsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribeConfigsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribeConfigsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.resources && message.resources.length))
                                    message.resources = [];
                                message.resources.push($root.millrace.admin.v1.DescribeConfigsResource.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.includeSynonyms = value;
                                else
                                    delete message.includeSynonyms;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.includeDocumentation = value;
                                else
                                    delete message.includeDocumentation;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribeConfigsRequest;
            })();

            v1.DescribeConfigsResource = (function() {

                /**
                 * Properties of a DescribeConfigsResource.
                 * @typedef {Object} millrace.admin.v1.DescribeConfigsResource.$Properties
                 * @property {millrace.admin.v1.ConfigResourceType} [type] DescribeConfigsResource type
                 * @property {string} [name] DescribeConfigsResource name
                 * @property {Array.<string>} [keys] DescribeConfigsResource keys
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribeConfigsResource.
                 * @memberof millrace.admin.v1
                 * @interface IDescribeConfigsResource
                 * @augments millrace.admin.v1.DescribeConfigsResource.$Properties
                 * @deprecated Use millrace.admin.v1.DescribeConfigsResource.$Properties instead.
                 */

                /**
                 * Shape of a DescribeConfigsResource.
                 * @typedef {millrace.admin.v1.DescribeConfigsResource.$Properties} millrace.admin.v1.DescribeConfigsResource.$Shape
                 */

                /**
                 * Constructs a new DescribeConfigsResource.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribeConfigsResource.
                 * @constructor
                 * @param {millrace.admin.v1.DescribeConfigsResource.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribeConfigsResource = function (properties) {
                    this.keys = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DescribeConfigsResource type.
                 * @member {millrace.admin.v1.ConfigResourceType} type
                 * @memberof millrace.admin.v1.DescribeConfigsResource
                 * @instance
                 */
                DescribeConfigsResource.prototype.type = 0;

                /**
                 * DescribeConfigsResource name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.DescribeConfigsResource
                 * @instance
                 */
                DescribeConfigsResource.prototype.name = "";

                /**
                 * DescribeConfigsResource keys.
                 * @member {Array.<string>} keys
                 * @memberof millrace.admin.v1.DescribeConfigsResource
                 * @instance
                 */
                DescribeConfigsResource.prototype.keys = $util.emptyArray;

                /**
                 * Encodes the specified DescribeConfigsResource message. Does not implicitly {@link millrace.admin.v1.DescribeConfigsResource.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribeConfigsResource
                 * @static
                 * @param {millrace.admin.v1.DescribeConfigsResource.$Properties} message DescribeConfigsResource message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribeConfigsResource.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                    if (message.keys != null && message.keys.length)
                        for (let i = 0; i < message.keys.length; ++i)
                            writer.uint32(/* id 3, wireType 2 =*/26).string(message.keys[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribeConfigsResource message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribeConfigsResource
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeConfigsResource & millrace.admin.v1.DescribeConfigsResource.$Shape} DescribeConfigsResource
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribeConfigsResource.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribeConfigsResource();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.type = value;
                                else
                                    delete message.type;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.keys && message.keys.length))
                                    message.keys = [];
                                message.keys.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribeConfigsResource;
            })();

            v1.DescribeConfigsResponse = (function() {

                /**
                 * Properties of a DescribeConfigsResponse.
                 * @typedef {Object} millrace.admin.v1.DescribeConfigsResponse.$Properties
                 * @property {Array.<millrace.admin.v1.DescribeConfigsResult.$Properties>} [resources] DescribeConfigsResponse resources
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribeConfigsResponse.
                 * @memberof millrace.admin.v1
                 * @interface IDescribeConfigsResponse
                 * @augments millrace.admin.v1.DescribeConfigsResponse.$Properties
                 * @deprecated Use millrace.admin.v1.DescribeConfigsResponse.$Properties instead.
                 */

                /**
                 * Shape of a DescribeConfigsResponse.
                 * @typedef {millrace.admin.v1.DescribeConfigsResponse.$Properties} millrace.admin.v1.DescribeConfigsResponse.$Shape
                 */

                /**
                 * Constructs a new DescribeConfigsResponse.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribeConfigsResponse.
                 * @constructor
                 * @param {millrace.admin.v1.DescribeConfigsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribeConfigsResponse = function (properties) {
                    this.resources = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DescribeConfigsResponse resources.
                 * @member {Array.<millrace.admin.v1.DescribeConfigsResult>} resources
                 * @memberof millrace.admin.v1.DescribeConfigsResponse
                 * @instance
                 */
                DescribeConfigsResponse.prototype.resources = $util.emptyArray;

                /**
                 * Encodes the specified DescribeConfigsResponse message. Does not implicitly {@link millrace.admin.v1.DescribeConfigsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribeConfigsResponse
                 * @static
                 * @param {millrace.admin.v1.DescribeConfigsResponse.$Properties} message DescribeConfigsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribeConfigsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.resources != null && message.resources.length)
                        for (let i = 0; i < message.resources.length; ++i)
                            $root.millrace.admin.v1.DescribeConfigsResult.encode(message.resources[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribeConfigsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribeConfigsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeConfigsResponse & millrace.admin.v1.DescribeConfigsResponse.$Shape} DescribeConfigsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribeConfigsResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribeConfigsResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.resources && message.resources.length))
                                    message.resources = [];
                                message.resources.push($root.millrace.admin.v1.DescribeConfigsResult.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribeConfigsResponse;
            })();

            v1.DescribeConfigsResult = (function() {

                /**
                 * Properties of a DescribeConfigsResult.
                 * @typedef {Object} millrace.admin.v1.DescribeConfigsResult.$Properties
                 * @property {millrace.admin.v1.ConfigResourceType} [type] DescribeConfigsResult type
                 * @property {string} [name] DescribeConfigsResult name
                 * @property {millrace.common.v1.Error.$Properties|null} [error] DescribeConfigsResult error
                 * @property {Array.<millrace.admin.v1.DescribedConfig.$Properties>} [entries] DescribeConfigsResult entries
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribeConfigsResult.
                 * @memberof millrace.admin.v1
                 * @interface IDescribeConfigsResult
                 * @augments millrace.admin.v1.DescribeConfigsResult.$Properties
                 * @deprecated Use millrace.admin.v1.DescribeConfigsResult.$Properties instead.
                 */

                /**
                 * Shape of a DescribeConfigsResult.
                 * @typedef {millrace.admin.v1.DescribeConfigsResult.$Properties} millrace.admin.v1.DescribeConfigsResult.$Shape
                 */

                /**
                 * Constructs a new DescribeConfigsResult.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribeConfigsResult.
                 * @constructor
                 * @param {millrace.admin.v1.DescribeConfigsResult.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribeConfigsResult = function (properties) {
                    this.entries = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DescribeConfigsResult type.
                 * @member {millrace.admin.v1.ConfigResourceType} type
                 * @memberof millrace.admin.v1.DescribeConfigsResult
                 * @instance
                 */
                DescribeConfigsResult.prototype.type = 0;

                /**
                 * DescribeConfigsResult name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.DescribeConfigsResult
                 * @instance
                 */
                DescribeConfigsResult.prototype.name = "";

                /**
                 * DescribeConfigsResult error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.admin.v1.DescribeConfigsResult
                 * @instance
                 */
                DescribeConfigsResult.prototype.error = null;

                /**
                 * DescribeConfigsResult entries.
                 * @member {Array.<millrace.admin.v1.DescribedConfig>} entries
                 * @memberof millrace.admin.v1.DescribeConfigsResult
                 * @instance
                 */
                DescribeConfigsResult.prototype.entries = $util.emptyArray;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DescribeConfigsResult.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified DescribeConfigsResult message. Does not implicitly {@link millrace.admin.v1.DescribeConfigsResult.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribeConfigsResult
                 * @static
                 * @param {millrace.admin.v1.DescribeConfigsResult.$Properties} message DescribeConfigsResult message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribeConfigsResult.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.entries != null && message.entries.length)
                        for (let i = 0; i < message.entries.length; ++i)
                            $root.millrace.admin.v1.DescribedConfig.encode(message.entries[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribeConfigsResult message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribeConfigsResult
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeConfigsResult & millrace.admin.v1.DescribeConfigsResult.$Shape} DescribeConfigsResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribeConfigsResult.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribeConfigsResult();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.type = value;
                                else
                                    delete message.type;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.entries && message.entries.length))
                                    message.entries = [];
                                message.entries.push($root.millrace.admin.v1.DescribedConfig.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribeConfigsResult;
            })();

            /**
             * ConfigType enum.
             * @name millrace.admin.v1.ConfigType
             * @enum {number}
             * @property {number} CONFIG_TYPE_UNSPECIFIED=0 CONFIG_TYPE_UNSPECIFIED value
             * @property {number} CONFIG_TYPE_BOOLEAN=1 CONFIG_TYPE_BOOLEAN value
             * @property {number} CONFIG_TYPE_STRING=2 CONFIG_TYPE_STRING value
             * @property {number} CONFIG_TYPE_INT=3 CONFIG_TYPE_INT value
             * @property {number} CONFIG_TYPE_SHORT=4 CONFIG_TYPE_SHORT value
             * @property {number} CONFIG_TYPE_LONG=5 CONFIG_TYPE_LONG value
             * @property {number} CONFIG_TYPE_DOUBLE=6 CONFIG_TYPE_DOUBLE value
             * @property {number} CONFIG_TYPE_LIST=7 CONFIG_TYPE_LIST value
             * @property {number} CONFIG_TYPE_CLASS=8 CONFIG_TYPE_CLASS value
             * @property {number} CONFIG_TYPE_PASSWORD=9 CONFIG_TYPE_PASSWORD value
             */
            v1.ConfigType = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "CONFIG_TYPE_UNSPECIFIED"] = 0;
                values[valuesById[1] = "CONFIG_TYPE_BOOLEAN"] = 1;
                values[valuesById[2] = "CONFIG_TYPE_STRING"] = 2;
                values[valuesById[3] = "CONFIG_TYPE_INT"] = 3;
                values[valuesById[4] = "CONFIG_TYPE_SHORT"] = 4;
                values[valuesById[5] = "CONFIG_TYPE_LONG"] = 5;
                values[valuesById[6] = "CONFIG_TYPE_DOUBLE"] = 6;
                values[valuesById[7] = "CONFIG_TYPE_LIST"] = 7;
                values[valuesById[8] = "CONFIG_TYPE_CLASS"] = 8;
                values[valuesById[9] = "CONFIG_TYPE_PASSWORD"] = 9;
                return values;
            })();

            v1.DescribedConfig = (function() {

                /**
                 * Properties of a DescribedConfig.
                 * @typedef {Object} millrace.admin.v1.DescribedConfig.$Properties
                 * @property {string} [name] DescribedConfig name
                 * @property {string|null} [value] DescribedConfig value
                 * @property {millrace.admin.v1.ConfigSource} [source] DescribedConfig source
                 * @property {boolean} [readOnly] DescribedConfig readOnly
                 * @property {boolean} [sensitive] DescribedConfig sensitive
                 * @property {millrace.admin.v1.ConfigType} [type] DescribedConfig type
                 * @property {Array.<millrace.admin.v1.ConfigSynonym.$Properties>} [synonyms] DescribedConfig synonyms
                 * @property {string} [documentation] DescribedConfig documentation
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribedConfig.
                 * @memberof millrace.admin.v1
                 * @interface IDescribedConfig
                 * @augments millrace.admin.v1.DescribedConfig.$Properties
                 * @deprecated Use millrace.admin.v1.DescribedConfig.$Properties instead.
                 */

                /**
                 * Shape of a DescribedConfig.
                 * @typedef {millrace.admin.v1.DescribedConfig.$Properties} millrace.admin.v1.DescribedConfig.$Shape
                 */

                /**
                 * Constructs a new DescribedConfig.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribedConfig.
                 * @constructor
                 * @param {millrace.admin.v1.DescribedConfig.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribedConfig = function (properties) {
                    this.synonyms = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DescribedConfig name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.DescribedConfig
                 * @instance
                 */
                DescribedConfig.prototype.name = "";

                /**
                 * DescribedConfig value.
                 * @member {string|null} value
                 * @memberof millrace.admin.v1.DescribedConfig
                 * @instance
                 */
                DescribedConfig.prototype.value = null;

                /**
                 * DescribedConfig source.
                 * @member {millrace.admin.v1.ConfigSource} source
                 * @memberof millrace.admin.v1.DescribedConfig
                 * @instance
                 */
                DescribedConfig.prototype.source = 0;

                /**
                 * DescribedConfig readOnly.
                 * @member {boolean} readOnly
                 * @memberof millrace.admin.v1.DescribedConfig
                 * @instance
                 */
                DescribedConfig.prototype.readOnly = false;

                /**
                 * DescribedConfig sensitive.
                 * @member {boolean} sensitive
                 * @memberof millrace.admin.v1.DescribedConfig
                 * @instance
                 */
                DescribedConfig.prototype.sensitive = false;

                /**
                 * DescribedConfig type.
                 * @member {millrace.admin.v1.ConfigType} type
                 * @memberof millrace.admin.v1.DescribedConfig
                 * @instance
                 */
                DescribedConfig.prototype.type = 0;

                /**
                 * DescribedConfig synonyms.
                 * @member {Array.<millrace.admin.v1.ConfigSynonym>} synonyms
                 * @memberof millrace.admin.v1.DescribedConfig
                 * @instance
                 */
                DescribedConfig.prototype.synonyms = $util.emptyArray;

                /**
                 * DescribedConfig documentation.
                 * @member {string} documentation
                 * @memberof millrace.admin.v1.DescribedConfig
                 * @instance
                 */
                DescribedConfig.prototype.documentation = "";

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DescribedConfig.prototype, "_value", {
                    get: $util.oneOfGetter($oneOfFields = ["value"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified DescribedConfig message. Does not implicitly {@link millrace.admin.v1.DescribedConfig.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribedConfig
                 * @static
                 * @param {millrace.admin.v1.DescribedConfig.$Properties} message DescribedConfig message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribedConfig.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
                    if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).int32(message.source);
                    if (message.readOnly != null && $Object.hasOwnProperty.call(message, "readOnly") && message.readOnly !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.readOnly);
                    if (message.sensitive != null && $Object.hasOwnProperty.call(message, "sensitive") && message.sensitive !== false)
                        writer.uint32(/* id 5, wireType 0 =*/40).bool(message.sensitive);
                    if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                        writer.uint32(/* id 6, wireType 0 =*/48).int32(message.type);
                    if (message.synonyms != null && message.synonyms.length)
                        for (let i = 0; i < message.synonyms.length; ++i)
                            $root.millrace.admin.v1.ConfigSynonym.encode(message.synonyms[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.documentation != null && $Object.hasOwnProperty.call(message, "documentation") && message.documentation !== "")
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.documentation);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribedConfig message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribedConfig
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribedConfig & millrace.admin.v1.DescribedConfig.$Shape} DescribedConfig
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribedConfig.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribedConfig();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.value = reader.stringVerify();
                                message._value = "value";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.source = value;
                                else
                                    delete message.source;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.readOnly = value;
                                else
                                    delete message.readOnly;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.sensitive = value;
                                else
                                    delete message.sensitive;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.type = value;
                                else
                                    delete message.type;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.synonyms && message.synonyms.length))
                                    message.synonyms = [];
                                message.synonyms.push($root.millrace.admin.v1.ConfigSynonym.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.documentation = value;
                                else
                                    delete message.documentation;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribedConfig;
            })();

            v1.ConfigSynonym = (function() {

                /**
                 * Properties of a ConfigSynonym.
                 * @typedef {Object} millrace.admin.v1.ConfigSynonym.$Properties
                 * @property {string} [name] ConfigSynonym name
                 * @property {string|null} [value] ConfigSynonym value
                 * @property {millrace.admin.v1.ConfigSource} [source] ConfigSynonym source
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ConfigSynonym.
                 * @memberof millrace.admin.v1
                 * @interface IConfigSynonym
                 * @augments millrace.admin.v1.ConfigSynonym.$Properties
                 * @deprecated Use millrace.admin.v1.ConfigSynonym.$Properties instead.
                 */

                /**
                 * Shape of a ConfigSynonym.
                 * @typedef {millrace.admin.v1.ConfigSynonym.$Properties} millrace.admin.v1.ConfigSynonym.$Shape
                 */

                /**
                 * Constructs a new ConfigSynonym.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a ConfigSynonym.
                 * @constructor
                 * @param {millrace.admin.v1.ConfigSynonym.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ConfigSynonym = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ConfigSynonym name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.ConfigSynonym
                 * @instance
                 */
                ConfigSynonym.prototype.name = "";

                /**
                 * ConfigSynonym value.
                 * @member {string|null} value
                 * @memberof millrace.admin.v1.ConfigSynonym
                 * @instance
                 */
                ConfigSynonym.prototype.value = null;

                /**
                 * ConfigSynonym source.
                 * @member {millrace.admin.v1.ConfigSource} source
                 * @memberof millrace.admin.v1.ConfigSynonym
                 * @instance
                 */
                ConfigSynonym.prototype.source = 0;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(ConfigSynonym.prototype, "_value", {
                    get: $util.oneOfGetter($oneOfFields = ["value"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ConfigSynonym message. Does not implicitly {@link millrace.admin.v1.ConfigSynonym.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.ConfigSynonym
                 * @static
                 * @param {millrace.admin.v1.ConfigSynonym.$Properties} message ConfigSynonym message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ConfigSynonym.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
                    if (message.source != null && $Object.hasOwnProperty.call(message, "source") && message.source !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).int32(message.source);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ConfigSynonym message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.ConfigSynonym
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.ConfigSynonym & millrace.admin.v1.ConfigSynonym.$Shape} ConfigSynonym
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ConfigSynonym.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.ConfigSynonym();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.value = reader.stringVerify();
                                message._value = "value";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.source = value;
                                else
                                    delete message.source;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ConfigSynonym;
            })();

            v1.IncrementalAlterConfigsRequest = (function() {

                /**
                 * Properties of an IncrementalAlterConfigsRequest.
                 * @typedef {Object} millrace.admin.v1.IncrementalAlterConfigsRequest.$Properties
                 * @property {Array.<millrace.admin.v1.AlterConfigsResource.$Properties>} [resources] IncrementalAlterConfigsRequest resources
                 * @property {boolean} [validateOnly] IncrementalAlterConfigsRequest validateOnly
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an IncrementalAlterConfigsRequest.
                 * @memberof millrace.admin.v1
                 * @interface IIncrementalAlterConfigsRequest
                 * @augments millrace.admin.v1.IncrementalAlterConfigsRequest.$Properties
                 * @deprecated Use millrace.admin.v1.IncrementalAlterConfigsRequest.$Properties instead.
                 */

                /**
                 * Shape of an IncrementalAlterConfigsRequest.
                 * @typedef {millrace.admin.v1.IncrementalAlterConfigsRequest.$Properties} millrace.admin.v1.IncrementalAlterConfigsRequest.$Shape
                 */

                /**
                 * Constructs a new IncrementalAlterConfigsRequest.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents an IncrementalAlterConfigsRequest.
                 * @constructor
                 * @param {millrace.admin.v1.IncrementalAlterConfigsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const IncrementalAlterConfigsRequest = function (properties) {
                    this.resources = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * IncrementalAlterConfigsRequest resources.
                 * @member {Array.<millrace.admin.v1.AlterConfigsResource>} resources
                 * @memberof millrace.admin.v1.IncrementalAlterConfigsRequest
                 * @instance
                 */
                IncrementalAlterConfigsRequest.prototype.resources = $util.emptyArray;

                /**
                 * IncrementalAlterConfigsRequest validateOnly.
                 * @member {boolean} validateOnly
                 * @memberof millrace.admin.v1.IncrementalAlterConfigsRequest
                 * @instance
                 */
                IncrementalAlterConfigsRequest.prototype.validateOnly = false;

                /**
                 * Encodes the specified IncrementalAlterConfigsRequest message. Does not implicitly {@link millrace.admin.v1.IncrementalAlterConfigsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.IncrementalAlterConfigsRequest
                 * @static
                 * @param {millrace.admin.v1.IncrementalAlterConfigsRequest.$Properties} message IncrementalAlterConfigsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                IncrementalAlterConfigsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.resources != null && message.resources.length)
                        for (let i = 0; i < message.resources.length; ++i)
                            $root.millrace.admin.v1.AlterConfigsResource.encode(message.resources[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.validateOnly != null && $Object.hasOwnProperty.call(message, "validateOnly") && message.validateOnly !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.validateOnly);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an IncrementalAlterConfigsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.IncrementalAlterConfigsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.IncrementalAlterConfigsRequest & millrace.admin.v1.IncrementalAlterConfigsRequest.$Shape} IncrementalAlterConfigsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                IncrementalAlterConfigsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.IncrementalAlterConfigsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.resources && message.resources.length))
                                    message.resources = [];
                                message.resources.push($root.millrace.admin.v1.AlterConfigsResource.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.validateOnly = value;
                                else
                                    delete message.validateOnly;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return IncrementalAlterConfigsRequest;
            })();

            v1.AlterConfigsResource = (function() {

                /**
                 * Properties of an AlterConfigsResource.
                 * @typedef {Object} millrace.admin.v1.AlterConfigsResource.$Properties
                 * @property {millrace.admin.v1.ConfigResourceType} [type] AlterConfigsResource type
                 * @property {string} [name] AlterConfigsResource name
                 * @property {Array.<millrace.admin.v1.AlterConfigOp.$Properties>} [ops] AlterConfigsResource ops
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AlterConfigsResource.
                 * @memberof millrace.admin.v1
                 * @interface IAlterConfigsResource
                 * @augments millrace.admin.v1.AlterConfigsResource.$Properties
                 * @deprecated Use millrace.admin.v1.AlterConfigsResource.$Properties instead.
                 */

                /**
                 * Shape of an AlterConfigsResource.
                 * @typedef {millrace.admin.v1.AlterConfigsResource.$Properties} millrace.admin.v1.AlterConfigsResource.$Shape
                 */

                /**
                 * Constructs a new AlterConfigsResource.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents an AlterConfigsResource.
                 * @constructor
                 * @param {millrace.admin.v1.AlterConfigsResource.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AlterConfigsResource = function (properties) {
                    this.ops = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AlterConfigsResource type.
                 * @member {millrace.admin.v1.ConfigResourceType} type
                 * @memberof millrace.admin.v1.AlterConfigsResource
                 * @instance
                 */
                AlterConfigsResource.prototype.type = 0;

                /**
                 * AlterConfigsResource name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.AlterConfigsResource
                 * @instance
                 */
                AlterConfigsResource.prototype.name = "";

                /**
                 * AlterConfigsResource ops.
                 * @member {Array.<millrace.admin.v1.AlterConfigOp>} ops
                 * @memberof millrace.admin.v1.AlterConfigsResource
                 * @instance
                 */
                AlterConfigsResource.prototype.ops = $util.emptyArray;

                /**
                 * Encodes the specified AlterConfigsResource message. Does not implicitly {@link millrace.admin.v1.AlterConfigsResource.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.AlterConfigsResource
                 * @static
                 * @param {millrace.admin.v1.AlterConfigsResource.$Properties} message AlterConfigsResource message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AlterConfigsResource.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                    if (message.ops != null && message.ops.length)
                        for (let i = 0; i < message.ops.length; ++i)
                            $root.millrace.admin.v1.AlterConfigOp.encode(message.ops[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AlterConfigsResource message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.AlterConfigsResource
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterConfigsResource & millrace.admin.v1.AlterConfigsResource.$Shape} AlterConfigsResource
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AlterConfigsResource.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.AlterConfigsResource();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.type = value;
                                else
                                    delete message.type;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.ops && message.ops.length))
                                    message.ops = [];
                                message.ops.push($root.millrace.admin.v1.AlterConfigOp.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AlterConfigsResource;
            })();

            v1.AlterConfigOp = (function() {

                /**
                 * Properties of an AlterConfigOp.
                 * @typedef {Object} millrace.admin.v1.AlterConfigOp.$Properties
                 * @property {string} [name] AlterConfigOp name
                 * @property {millrace.admin.v1.AlterConfigOp.Kind} [op] AlterConfigOp op
                 * @property {string} [value] AlterConfigOp value
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AlterConfigOp.
                 * @memberof millrace.admin.v1
                 * @interface IAlterConfigOp
                 * @augments millrace.admin.v1.AlterConfigOp.$Properties
                 * @deprecated Use millrace.admin.v1.AlterConfigOp.$Properties instead.
                 */

                /**
                 * Shape of an AlterConfigOp.
                 * @typedef {millrace.admin.v1.AlterConfigOp.$Properties} millrace.admin.v1.AlterConfigOp.$Shape
                 */

                /**
                 * Constructs a new AlterConfigOp.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents an AlterConfigOp.
                 * @constructor
                 * @param {millrace.admin.v1.AlterConfigOp.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AlterConfigOp = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AlterConfigOp name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.AlterConfigOp
                 * @instance
                 */
                AlterConfigOp.prototype.name = "";

                /**
                 * AlterConfigOp op.
                 * @member {millrace.admin.v1.AlterConfigOp.Kind} op
                 * @memberof millrace.admin.v1.AlterConfigOp
                 * @instance
                 */
                AlterConfigOp.prototype.op = 0;

                /**
                 * AlterConfigOp value.
                 * @member {string} value
                 * @memberof millrace.admin.v1.AlterConfigOp
                 * @instance
                 */
                AlterConfigOp.prototype.value = "";

                /**
                 * Encodes the specified AlterConfigOp message. Does not implicitly {@link millrace.admin.v1.AlterConfigOp.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.AlterConfigOp
                 * @static
                 * @param {millrace.admin.v1.AlterConfigOp.$Properties} message AlterConfigOp message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AlterConfigOp.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.op != null && $Object.hasOwnProperty.call(message, "op") && message.op !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.op);
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.value);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AlterConfigOp message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.AlterConfigOp
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterConfigOp & millrace.admin.v1.AlterConfigOp.$Shape} AlterConfigOp
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AlterConfigOp.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.AlterConfigOp();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.op = value;
                                else
                                    delete message.op;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.value = value;
                                else
                                    delete message.value;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                /**
                 * Kind enum.
                 * @name millrace.admin.v1.AlterConfigOp.Kind
                 * @enum {number}
                 * @property {number} KIND_UNSPECIFIED=0 KIND_UNSPECIFIED value
                 * @property {number} KIND_SET=1 KIND_SET value
                 * @property {number} KIND_DELETE=2 KIND_DELETE value
                 * @property {number} KIND_APPEND=3 KIND_APPEND value
                 * @property {number} KIND_SUBTRACT=4 KIND_SUBTRACT value
                 */
                AlterConfigOp.Kind = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "KIND_UNSPECIFIED"] = 0;
                    values[valuesById[1] = "KIND_SET"] = 1;
                    values[valuesById[2] = "KIND_DELETE"] = 2;
                    values[valuesById[3] = "KIND_APPEND"] = 3;
                    values[valuesById[4] = "KIND_SUBTRACT"] = 4;
                    return values;
                })();

                return AlterConfigOp;
            })();

            v1.IncrementalAlterConfigsResponse = (function() {

                /**
                 * Properties of an IncrementalAlterConfigsResponse.
                 * @typedef {Object} millrace.admin.v1.IncrementalAlterConfigsResponse.$Properties
                 * @property {Array.<millrace.admin.v1.AlterConfigsResult.$Properties>} [resources] IncrementalAlterConfigsResponse resources
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an IncrementalAlterConfigsResponse.
                 * @memberof millrace.admin.v1
                 * @interface IIncrementalAlterConfigsResponse
                 * @augments millrace.admin.v1.IncrementalAlterConfigsResponse.$Properties
                 * @deprecated Use millrace.admin.v1.IncrementalAlterConfigsResponse.$Properties instead.
                 */

                /**
                 * Shape of an IncrementalAlterConfigsResponse.
                 * @typedef {millrace.admin.v1.IncrementalAlterConfigsResponse.$Properties} millrace.admin.v1.IncrementalAlterConfigsResponse.$Shape
                 */

                /**
                 * Constructs a new IncrementalAlterConfigsResponse.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents an IncrementalAlterConfigsResponse.
                 * @constructor
                 * @param {millrace.admin.v1.IncrementalAlterConfigsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const IncrementalAlterConfigsResponse = function (properties) {
                    this.resources = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * IncrementalAlterConfigsResponse resources.
                 * @member {Array.<millrace.admin.v1.AlterConfigsResult>} resources
                 * @memberof millrace.admin.v1.IncrementalAlterConfigsResponse
                 * @instance
                 */
                IncrementalAlterConfigsResponse.prototype.resources = $util.emptyArray;

                /**
                 * Encodes the specified IncrementalAlterConfigsResponse message. Does not implicitly {@link millrace.admin.v1.IncrementalAlterConfigsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.IncrementalAlterConfigsResponse
                 * @static
                 * @param {millrace.admin.v1.IncrementalAlterConfigsResponse.$Properties} message IncrementalAlterConfigsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                IncrementalAlterConfigsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.resources != null && message.resources.length)
                        for (let i = 0; i < message.resources.length; ++i)
                            $root.millrace.admin.v1.AlterConfigsResult.encode(message.resources[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an IncrementalAlterConfigsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.IncrementalAlterConfigsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.IncrementalAlterConfigsResponse & millrace.admin.v1.IncrementalAlterConfigsResponse.$Shape} IncrementalAlterConfigsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                IncrementalAlterConfigsResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.IncrementalAlterConfigsResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.resources && message.resources.length))
                                    message.resources = [];
                                message.resources.push($root.millrace.admin.v1.AlterConfigsResult.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return IncrementalAlterConfigsResponse;
            })();

            v1.AlterConfigsResult = (function() {

                /**
                 * Properties of an AlterConfigsResult.
                 * @typedef {Object} millrace.admin.v1.AlterConfigsResult.$Properties
                 * @property {millrace.admin.v1.ConfigResourceType} [type] AlterConfigsResult type
                 * @property {string} [name] AlterConfigsResult name
                 * @property {millrace.common.v1.Error.$Properties|null} [error] AlterConfigsResult error
                 * @property {Array.<string>} [warnings] AlterConfigsResult warnings
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AlterConfigsResult.
                 * @memberof millrace.admin.v1
                 * @interface IAlterConfigsResult
                 * @augments millrace.admin.v1.AlterConfigsResult.$Properties
                 * @deprecated Use millrace.admin.v1.AlterConfigsResult.$Properties instead.
                 */

                /**
                 * Shape of an AlterConfigsResult.
                 * @typedef {millrace.admin.v1.AlterConfigsResult.$Properties} millrace.admin.v1.AlterConfigsResult.$Shape
                 */

                /**
                 * Constructs a new AlterConfigsResult.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents an AlterConfigsResult.
                 * @constructor
                 * @param {millrace.admin.v1.AlterConfigsResult.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AlterConfigsResult = function (properties) {
                    this.warnings = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AlterConfigsResult type.
                 * @member {millrace.admin.v1.ConfigResourceType} type
                 * @memberof millrace.admin.v1.AlterConfigsResult
                 * @instance
                 */
                AlterConfigsResult.prototype.type = 0;

                /**
                 * AlterConfigsResult name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.AlterConfigsResult
                 * @instance
                 */
                AlterConfigsResult.prototype.name = "";

                /**
                 * AlterConfigsResult error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.admin.v1.AlterConfigsResult
                 * @instance
                 */
                AlterConfigsResult.prototype.error = null;

                /**
                 * AlterConfigsResult warnings.
                 * @member {Array.<string>} warnings
                 * @memberof millrace.admin.v1.AlterConfigsResult
                 * @instance
                 */
                AlterConfigsResult.prototype.warnings = $util.emptyArray;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(AlterConfigsResult.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified AlterConfigsResult message. Does not implicitly {@link millrace.admin.v1.AlterConfigsResult.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.AlterConfigsResult
                 * @static
                 * @param {millrace.admin.v1.AlterConfigsResult.$Properties} message AlterConfigsResult message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AlterConfigsResult.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.type);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.warnings != null && message.warnings.length)
                        for (let i = 0; i < message.warnings.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).string(message.warnings[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AlterConfigsResult message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.AlterConfigsResult
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.AlterConfigsResult & millrace.admin.v1.AlterConfigsResult.$Shape} AlterConfigsResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AlterConfigsResult.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.AlterConfigsResult();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.type = value;
                                else
                                    delete message.type;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.warnings && message.warnings.length))
                                    message.warnings = [];
                                message.warnings.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AlterConfigsResult;
            })();

            v1.DescribeLogDirsRequest = (function() {

                /**
                 * Properties of a DescribeLogDirsRequest.
                 * @typedef {Object} millrace.admin.v1.DescribeLogDirsRequest.$Properties
                 * @property {Array.<millrace.admin.v1.DescribeLogDirsTopic.$Properties>} [topics] DescribeLogDirsRequest topics
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribeLogDirsRequest.
                 * @memberof millrace.admin.v1
                 * @interface IDescribeLogDirsRequest
                 * @augments millrace.admin.v1.DescribeLogDirsRequest.$Properties
                 * @deprecated Use millrace.admin.v1.DescribeLogDirsRequest.$Properties instead.
                 */

                /**
                 * Shape of a DescribeLogDirsRequest.
                 * @typedef {millrace.admin.v1.DescribeLogDirsRequest.$Properties} millrace.admin.v1.DescribeLogDirsRequest.$Shape
                 */

                /**
                 * Constructs a new DescribeLogDirsRequest.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribeLogDirsRequest.
                 * @constructor
                 * @param {millrace.admin.v1.DescribeLogDirsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribeLogDirsRequest = function (properties) {
                    this.topics = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DescribeLogDirsRequest topics.
                 * @member {Array.<millrace.admin.v1.DescribeLogDirsTopic>} topics
                 * @memberof millrace.admin.v1.DescribeLogDirsRequest
                 * @instance
                 */
                DescribeLogDirsRequest.prototype.topics = $util.emptyArray;

                /**
                 * Encodes the specified DescribeLogDirsRequest message. Does not implicitly {@link millrace.admin.v1.DescribeLogDirsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribeLogDirsRequest
                 * @static
                 * @param {millrace.admin.v1.DescribeLogDirsRequest.$Properties} message DescribeLogDirsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribeLogDirsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topics != null && message.topics.length)
                        for (let i = 0; i < message.topics.length; ++i)
                            $root.millrace.admin.v1.DescribeLogDirsTopic.encode(message.topics[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribeLogDirsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribeLogDirsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeLogDirsRequest & millrace.admin.v1.DescribeLogDirsRequest.$Shape} DescribeLogDirsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribeLogDirsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribeLogDirsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.topics && message.topics.length))
                                    message.topics = [];
                                message.topics.push($root.millrace.admin.v1.DescribeLogDirsTopic.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribeLogDirsRequest;
            })();

            v1.DescribeLogDirsTopic = (function() {

                /**
                 * Properties of a DescribeLogDirsTopic.
                 * @typedef {Object} millrace.admin.v1.DescribeLogDirsTopic.$Properties
                 * @property {string} [name] DescribeLogDirsTopic name
                 * @property {Array.<number>} [partitions] DescribeLogDirsTopic partitions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribeLogDirsTopic.
                 * @memberof millrace.admin.v1
                 * @interface IDescribeLogDirsTopic
                 * @augments millrace.admin.v1.DescribeLogDirsTopic.$Properties
                 * @deprecated Use millrace.admin.v1.DescribeLogDirsTopic.$Properties instead.
                 */

                /**
                 * Shape of a DescribeLogDirsTopic.
                 * @typedef {millrace.admin.v1.DescribeLogDirsTopic.$Properties} millrace.admin.v1.DescribeLogDirsTopic.$Shape
                 */

                /**
                 * Constructs a new DescribeLogDirsTopic.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribeLogDirsTopic.
                 * @constructor
                 * @param {millrace.admin.v1.DescribeLogDirsTopic.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribeLogDirsTopic = function (properties) {
                    this.partitions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DescribeLogDirsTopic name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.DescribeLogDirsTopic
                 * @instance
                 */
                DescribeLogDirsTopic.prototype.name = "";

                /**
                 * DescribeLogDirsTopic partitions.
                 * @member {Array.<number>} partitions
                 * @memberof millrace.admin.v1.DescribeLogDirsTopic
                 * @instance
                 */
                DescribeLogDirsTopic.prototype.partitions = $util.emptyArray;

                /**
                 * Encodes the specified DescribeLogDirsTopic message. Does not implicitly {@link millrace.admin.v1.DescribeLogDirsTopic.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribeLogDirsTopic
                 * @static
                 * @param {millrace.admin.v1.DescribeLogDirsTopic.$Properties} message DescribeLogDirsTopic message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribeLogDirsTopic.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.partitions != null && message.partitions.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.partitions);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribeLogDirsTopic message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribeLogDirsTopic
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeLogDirsTopic & millrace.admin.v1.DescribeLogDirsTopic.$Shape} DescribeLogDirsTopic
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribeLogDirsTopic.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribeLogDirsTopic();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType === 2) {
                                    if (!(message.partitions && message.partitions.length))
                                        message.partitions = [];
                                    reader.uint32s(message.partitions);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push(reader.uint32());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribeLogDirsTopic;
            })();

            v1.DescribeLogDirsResponse = (function() {

                /**
                 * Properties of a DescribeLogDirsResponse.
                 * @typedef {Object} millrace.admin.v1.DescribeLogDirsResponse.$Properties
                 * @property {Array.<millrace.admin.v1.LogDirDescription.$Properties>} [logDirs] DescribeLogDirsResponse logDirs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DescribeLogDirsResponse.
                 * @memberof millrace.admin.v1
                 * @interface IDescribeLogDirsResponse
                 * @augments millrace.admin.v1.DescribeLogDirsResponse.$Properties
                 * @deprecated Use millrace.admin.v1.DescribeLogDirsResponse.$Properties instead.
                 */

                /**
                 * Shape of a DescribeLogDirsResponse.
                 * @typedef {millrace.admin.v1.DescribeLogDirsResponse.$Properties} millrace.admin.v1.DescribeLogDirsResponse.$Shape
                 */

                /**
                 * Constructs a new DescribeLogDirsResponse.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a DescribeLogDirsResponse.
                 * @constructor
                 * @param {millrace.admin.v1.DescribeLogDirsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DescribeLogDirsResponse = function (properties) {
                    this.logDirs = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DescribeLogDirsResponse logDirs.
                 * @member {Array.<millrace.admin.v1.LogDirDescription>} logDirs
                 * @memberof millrace.admin.v1.DescribeLogDirsResponse
                 * @instance
                 */
                DescribeLogDirsResponse.prototype.logDirs = $util.emptyArray;

                /**
                 * Encodes the specified DescribeLogDirsResponse message. Does not implicitly {@link millrace.admin.v1.DescribeLogDirsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.DescribeLogDirsResponse
                 * @static
                 * @param {millrace.admin.v1.DescribeLogDirsResponse.$Properties} message DescribeLogDirsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DescribeLogDirsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.logDirs != null && message.logDirs.length)
                        for (let i = 0; i < message.logDirs.length; ++i)
                            $root.millrace.admin.v1.LogDirDescription.encode(message.logDirs[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DescribeLogDirsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.DescribeLogDirsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.DescribeLogDirsResponse & millrace.admin.v1.DescribeLogDirsResponse.$Shape} DescribeLogDirsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DescribeLogDirsResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.DescribeLogDirsResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.logDirs && message.logDirs.length))
                                    message.logDirs = [];
                                message.logDirs.push($root.millrace.admin.v1.LogDirDescription.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DescribeLogDirsResponse;
            })();

            v1.LogDirDescription = (function() {

                /**
                 * Properties of a LogDirDescription.
                 * @typedef {Object} millrace.admin.v1.LogDirDescription.$Properties
                 * @property {string} [path] LogDirDescription path
                 * @property {Uint8Array} [directoryId] LogDirDescription directoryId
                 * @property {millrace.common.v1.Error.$Properties|null} [error] LogDirDescription error
                 * @property {number} [totalBytes] LogDirDescription totalBytes
                 * @property {number} [usableBytes] LogDirDescription usableBytes
                 * @property {Array.<millrace.admin.v1.LogDirTopic.$Properties>} [topics] LogDirDescription topics
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LogDirDescription.
                 * @memberof millrace.admin.v1
                 * @interface ILogDirDescription
                 * @augments millrace.admin.v1.LogDirDescription.$Properties
                 * @deprecated Use millrace.admin.v1.LogDirDescription.$Properties instead.
                 */

                /**
                 * Shape of a LogDirDescription.
                 * @typedef {millrace.admin.v1.LogDirDescription.$Properties} millrace.admin.v1.LogDirDescription.$Shape
                 */

                /**
                 * Constructs a new LogDirDescription.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a LogDirDescription.
                 * @constructor
                 * @param {millrace.admin.v1.LogDirDescription.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LogDirDescription = function (properties) {
                    this.topics = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LogDirDescription path.
                 * @member {string} path
                 * @memberof millrace.admin.v1.LogDirDescription
                 * @instance
                 */
                LogDirDescription.prototype.path = "";

                /**
                 * LogDirDescription directoryId.
                 * @member {Uint8Array} directoryId
                 * @memberof millrace.admin.v1.LogDirDescription
                 * @instance
                 */
                LogDirDescription.prototype.directoryId = $util.newBuffer([]);

                /**
                 * LogDirDescription error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.admin.v1.LogDirDescription
                 * @instance
                 */
                LogDirDescription.prototype.error = null;

                /**
                 * LogDirDescription totalBytes.
                 * @member {number} totalBytes
                 * @memberof millrace.admin.v1.LogDirDescription
                 * @instance
                 */
                LogDirDescription.prototype.totalBytes = 0;

                /**
                 * LogDirDescription usableBytes.
                 * @member {number} usableBytes
                 * @memberof millrace.admin.v1.LogDirDescription
                 * @instance
                 */
                LogDirDescription.prototype.usableBytes = 0;

                /**
                 * LogDirDescription topics.
                 * @member {Array.<millrace.admin.v1.LogDirTopic>} topics
                 * @memberof millrace.admin.v1.LogDirDescription
                 * @instance
                 */
                LogDirDescription.prototype.topics = $util.emptyArray;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(LogDirDescription.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified LogDirDescription message. Does not implicitly {@link millrace.admin.v1.LogDirDescription.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.LogDirDescription
                 * @static
                 * @param {millrace.admin.v1.LogDirDescription.$Properties} message LogDirDescription message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LogDirDescription.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                    if (message.directoryId != null && $Object.hasOwnProperty.call(message, "directoryId") && message.directoryId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.directoryId);
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.totalBytes != null && $Object.hasOwnProperty.call(message, "totalBytes") && (typeof message.totalBytes === "object" ? message.totalBytes.low || message.totalBytes.high : message.totalBytes !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).int64(message.totalBytes);
                    if (message.usableBytes != null && $Object.hasOwnProperty.call(message, "usableBytes") && (typeof message.usableBytes === "object" ? message.usableBytes.low || message.usableBytes.high : message.usableBytes !== 0))
                        writer.uint32(/* id 5, wireType 0 =*/40).int64(message.usableBytes);
                    if (message.topics != null && message.topics.length)
                        for (let i = 0; i < message.topics.length; ++i)
                            $root.millrace.admin.v1.LogDirTopic.encode(message.topics[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LogDirDescription message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.LogDirDescription
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.LogDirDescription & millrace.admin.v1.LogDirDescription.$Shape} LogDirDescription
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LogDirDescription.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.LogDirDescription();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.path = value;
                                else
                                    delete message.path;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.directoryId = value;
                                else
                                    delete message.directoryId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.totalBytes = value;
                                else
                                    delete message.totalBytes;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.usableBytes = value;
                                else
                                    delete message.usableBytes;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.topics && message.topics.length))
                                    message.topics = [];
                                message.topics.push($root.millrace.admin.v1.LogDirTopic.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return LogDirDescription;
            })();

            v1.LogDirTopic = (function() {

                /**
                 * Properties of a LogDirTopic.
                 * @typedef {Object} millrace.admin.v1.LogDirTopic.$Properties
                 * @property {string} [name] LogDirTopic name
                 * @property {Uint8Array} [topicId] LogDirTopic topicId
                 * @property {Array.<millrace.admin.v1.LogDirPartition.$Properties>} [partitions] LogDirTopic partitions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LogDirTopic.
                 * @memberof millrace.admin.v1
                 * @interface ILogDirTopic
                 * @augments millrace.admin.v1.LogDirTopic.$Properties
                 * @deprecated Use millrace.admin.v1.LogDirTopic.$Properties instead.
                 */

                /**
                 * Shape of a LogDirTopic.
                 * @typedef {millrace.admin.v1.LogDirTopic.$Properties} millrace.admin.v1.LogDirTopic.$Shape
                 */

                /**
                 * Constructs a new LogDirTopic.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a LogDirTopic.
                 * @constructor
                 * @param {millrace.admin.v1.LogDirTopic.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LogDirTopic = function (properties) {
                    this.partitions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LogDirTopic name.
                 * @member {string} name
                 * @memberof millrace.admin.v1.LogDirTopic
                 * @instance
                 */
                LogDirTopic.prototype.name = "";

                /**
                 * LogDirTopic topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.admin.v1.LogDirTopic
                 * @instance
                 */
                LogDirTopic.prototype.topicId = $util.newBuffer([]);

                /**
                 * LogDirTopic partitions.
                 * @member {Array.<millrace.admin.v1.LogDirPartition>} partitions
                 * @memberof millrace.admin.v1.LogDirTopic
                 * @instance
                 */
                LogDirTopic.prototype.partitions = $util.emptyArray;

                /**
                 * Encodes the specified LogDirTopic message. Does not implicitly {@link millrace.admin.v1.LogDirTopic.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.LogDirTopic
                 * @static
                 * @param {millrace.admin.v1.LogDirTopic.$Properties} message LogDirTopic message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LogDirTopic.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.topicId);
                    if (message.partitions != null && message.partitions.length)
                        for (let i = 0; i < message.partitions.length; ++i)
                            $root.millrace.admin.v1.LogDirPartition.encode(message.partitions[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LogDirTopic message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.LogDirTopic
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.LogDirTopic & millrace.admin.v1.LogDirTopic.$Shape} LogDirTopic
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LogDirTopic.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.LogDirTopic();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push($root.millrace.admin.v1.LogDirPartition.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return LogDirTopic;
            })();

            v1.LogDirPartition = (function() {

                /**
                 * Properties of a LogDirPartition.
                 * @typedef {Object} millrace.admin.v1.LogDirPartition.$Properties
                 * @property {number} [partition] LogDirPartition partition
                 * @property {number} [sizeBytes] LogDirPartition sizeBytes
                 * @property {number} [offsetLag] LogDirPartition offsetLag
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LogDirPartition.
                 * @memberof millrace.admin.v1
                 * @interface ILogDirPartition
                 * @augments millrace.admin.v1.LogDirPartition.$Properties
                 * @deprecated Use millrace.admin.v1.LogDirPartition.$Properties instead.
                 */

                /**
                 * Shape of a LogDirPartition.
                 * @typedef {millrace.admin.v1.LogDirPartition.$Properties} millrace.admin.v1.LogDirPartition.$Shape
                 */

                /**
                 * Constructs a new LogDirPartition.
                 * @memberof millrace.admin.v1
                 * @classdesc Represents a LogDirPartition.
                 * @constructor
                 * @param {millrace.admin.v1.LogDirPartition.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LogDirPartition = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LogDirPartition partition.
                 * @member {number} partition
                 * @memberof millrace.admin.v1.LogDirPartition
                 * @instance
                 */
                LogDirPartition.prototype.partition = 0;

                /**
                 * LogDirPartition sizeBytes.
                 * @member {number} sizeBytes
                 * @memberof millrace.admin.v1.LogDirPartition
                 * @instance
                 */
                LogDirPartition.prototype.sizeBytes = 0;

                /**
                 * LogDirPartition offsetLag.
                 * @member {number} offsetLag
                 * @memberof millrace.admin.v1.LogDirPartition
                 * @instance
                 */
                LogDirPartition.prototype.offsetLag = 0;

                /**
                 * Encodes the specified LogDirPartition message. Does not implicitly {@link millrace.admin.v1.LogDirPartition.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.admin.v1.LogDirPartition
                 * @static
                 * @param {millrace.admin.v1.LogDirPartition.$Properties} message LogDirPartition message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LogDirPartition.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.partition);
                    if (message.sizeBytes != null && $Object.hasOwnProperty.call(message, "sizeBytes") && (typeof message.sizeBytes === "object" ? message.sizeBytes.low || message.sizeBytes.high : message.sizeBytes !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.sizeBytes);
                    if (message.offsetLag != null && $Object.hasOwnProperty.call(message, "offsetLag") && (typeof message.offsetLag === "object" ? message.offsetLag.low || message.offsetLag.high : message.offsetLag !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).int64(message.offsetLag);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LogDirPartition message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.admin.v1.LogDirPartition
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.admin.v1.LogDirPartition & millrace.admin.v1.LogDirPartition.$Shape} LogDirPartition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LogDirPartition.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.admin.v1.LogDirPartition();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.sizeBytes = value;
                                else
                                    delete message.sizeBytes;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.offsetLag = value;
                                else
                                    delete message.offsetLag;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return LogDirPartition;
            })();

            return v1;
        })();

        return admin;
    })();

    millrace.common = (function() {

        /**
         * Namespace common.
         * @memberof millrace
         * @namespace
         */
        const common = {};

        common.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof millrace.common
             * @namespace
             */
            const v1 = {};

            /**
             * ErrorReason enum.
             * @name millrace.common.v1.ErrorReason
             * @enum {number}
             * @property {number} ERROR_REASON_UNSPECIFIED=0 ERROR_REASON_UNSPECIFIED value
             * @property {number} ERROR_REASON_OFFSET_OUT_OF_RANGE=1 ERROR_REASON_OFFSET_OUT_OF_RANGE value
             * @property {number} ERROR_REASON_CORRUPT_MESSAGE=2 ERROR_REASON_CORRUPT_MESSAGE value
             * @property {number} ERROR_REASON_UNKNOWN_TOPIC_OR_PARTITION=3 ERROR_REASON_UNKNOWN_TOPIC_OR_PARTITION value
             * @property {number} ERROR_REASON_NOT_LEADER=4 ERROR_REASON_NOT_LEADER value
             * @property {number} ERROR_REASON_REQUEST_TIMED_OUT=5 ERROR_REASON_REQUEST_TIMED_OUT value
             * @property {number} ERROR_REASON_MESSAGE_TOO_LARGE=6 ERROR_REASON_MESSAGE_TOO_LARGE value
             * @property {number} ERROR_REASON_INVALID_TOPIC=7 ERROR_REASON_INVALID_TOPIC value
             * @property {number} ERROR_REASON_RECORD_LIST_TOO_LARGE=8 ERROR_REASON_RECORD_LIST_TOO_LARGE value
             * @property {number} ERROR_REASON_INVALID_REQUIRED_ACKS=9 ERROR_REASON_INVALID_REQUIRED_ACKS value
             * @property {number} ERROR_REASON_INVALID_TIMESTAMP=10 ERROR_REASON_INVALID_TIMESTAMP value
             * @property {number} ERROR_REASON_TOPIC_ALREADY_EXISTS=11 ERROR_REASON_TOPIC_ALREADY_EXISTS value
             * @property {number} ERROR_REASON_INVALID_PARTITIONS=12 ERROR_REASON_INVALID_PARTITIONS value
             * @property {number} ERROR_REASON_INVALID_REPLICATION_FACTOR=13 ERROR_REASON_INVALID_REPLICATION_FACTOR value
             * @property {number} ERROR_REASON_INVALID_CONFIG=14 ERROR_REASON_INVALID_CONFIG value
             * @property {number} ERROR_REASON_INVALID_REQUEST=15 ERROR_REASON_INVALID_REQUEST value
             * @property {number} ERROR_REASON_UNSUPPORTED_FOR_MESSAGE_FORMAT=16 ERROR_REASON_UNSUPPORTED_FOR_MESSAGE_FORMAT value
             * @property {number} ERROR_REASON_OUT_OF_ORDER_SEQUENCE=17 ERROR_REASON_OUT_OF_ORDER_SEQUENCE value
             * @property {number} ERROR_REASON_INVALID_PRODUCER_EPOCH=18 ERROR_REASON_INVALID_PRODUCER_EPOCH value
             * @property {number} ERROR_REASON_UNKNOWN_PRODUCER_ID=19 ERROR_REASON_UNKNOWN_PRODUCER_ID value
             * @property {number} ERROR_REASON_FENCED_LEADER_EPOCH=20 ERROR_REASON_FENCED_LEADER_EPOCH value
             * @property {number} ERROR_REASON_UNKNOWN_LEADER_EPOCH=21 ERROR_REASON_UNKNOWN_LEADER_EPOCH value
             * @property {number} ERROR_REASON_UNSUPPORTED_COMPRESSION_TYPE=22 ERROR_REASON_UNSUPPORTED_COMPRESSION_TYPE value
             * @property {number} ERROR_REASON_OFFSET_NOT_AVAILABLE=23 ERROR_REASON_OFFSET_NOT_AVAILABLE value
             * @property {number} ERROR_REASON_INVALID_RECORD=24 ERROR_REASON_INVALID_RECORD value
             * @property {number} ERROR_REASON_UNKNOWN_TOPIC_ID=25 ERROR_REASON_UNKNOWN_TOPIC_ID value
             * @property {number} ERROR_REASON_STORAGE_ERROR=26 ERROR_REASON_STORAGE_ERROR value
             * @property {number} ERROR_REASON_DISK_FULL=27 ERROR_REASON_DISK_FULL value
             * @property {number} ERROR_REASON_CORRUPT_LOG=28 ERROR_REASON_CORRUPT_LOG value
             * @property {number} ERROR_REASON_RESOURCE_EXHAUSTED=29 ERROR_REASON_RESOURCE_EXHAUSTED value
             * @property {number} ERROR_REASON_SHUTTING_DOWN=30 ERROR_REASON_SHUTTING_DOWN value
             * @property {number} ERROR_REASON_UNSUPPORTED=31 ERROR_REASON_UNSUPPORTED value
             * @property {number} ERROR_REASON_INTERNAL=32 ERROR_REASON_INTERNAL value
             * @property {number} ERROR_REASON_NOT_ENOUGH_REPLICAS=33 ERROR_REASON_NOT_ENOUGH_REPLICAS value
             * @property {number} ERROR_REASON_POLICY_VIOLATION=34 ERROR_REASON_POLICY_VIOLATION value
             * @property {number} ERROR_REASON_NOT_CONTROLLER=35 ERROR_REASON_NOT_CONTROLLER value
             * @property {number} ERROR_REASON_NO_QUORUM=36 ERROR_REASON_NO_QUORUM value
             * @property {number} ERROR_REASON_STALE_BROKER_EPOCH=37 ERROR_REASON_STALE_BROKER_EPOCH value
             * @property {number} ERROR_REASON_DUPLICATE_BROKER_REGISTRATION=38 ERROR_REASON_DUPLICATE_BROKER_REGISTRATION value
             * @property {number} ERROR_REASON_BROKER_ID_NOT_REGISTERED=39 ERROR_REASON_BROKER_ID_NOT_REGISTERED value
             * @property {number} ERROR_REASON_INCONSISTENT_CLUSTER_ID=40 ERROR_REASON_INCONSISTENT_CLUSTER_ID value
             * @property {number} ERROR_REASON_INCONSISTENT_VOTER_SET=41 ERROR_REASON_INCONSISTENT_VOTER_SET value
             * @property {number} ERROR_REASON_VOTER_NOT_FOUND=42 ERROR_REASON_VOTER_NOT_FOUND value
             * @property {number} ERROR_REASON_DUPLICATE_VOTER=43 ERROR_REASON_DUPLICATE_VOTER value
             * @property {number} ERROR_REASON_INVALID_UPDATE_VERSION=44 ERROR_REASON_INVALID_UPDATE_VERSION value
             * @property {number} ERROR_REASON_INELIGIBLE_REPLICA=45 ERROR_REASON_INELIGIBLE_REPLICA value
             * @property {number} ERROR_REASON_NEW_LEADER_ELECTED=46 ERROR_REASON_NEW_LEADER_ELECTED value
             * @property {number} ERROR_REASON_NOT_ENOUGH_REPLICAS_AFTER_APPEND=47 ERROR_REASON_NOT_ENOUGH_REPLICAS_AFTER_APPEND value
             * @property {number} ERROR_REASON_LEADER_NOT_AVAILABLE=48 ERROR_REASON_LEADER_NOT_AVAILABLE value
             * @property {number} ERROR_REASON_REPLICA_NOT_AVAILABLE=49 ERROR_REASON_REPLICA_NOT_AVAILABLE value
             * @property {number} ERROR_REASON_ELECTION_NOT_NEEDED=50 ERROR_REASON_ELECTION_NOT_NEEDED value
             * @property {number} ERROR_REASON_PREFERRED_LEADER_NOT_AVAILABLE=51 ERROR_REASON_PREFERRED_LEADER_NOT_AVAILABLE value
             * @property {number} ERROR_REASON_ELIGIBLE_LEADERS_NOT_AVAILABLE=52 ERROR_REASON_ELIGIBLE_LEADERS_NOT_AVAILABLE value
             * @property {number} ERROR_REASON_NO_REASSIGNMENT_IN_PROGRESS=53 ERROR_REASON_NO_REASSIGNMENT_IN_PROGRESS value
             * @property {number} ERROR_REASON_REASSIGNMENT_IN_PROGRESS=54 ERROR_REASON_REASSIGNMENT_IN_PROGRESS value
             * @property {number} ERROR_REASON_INVALID_REPLICA_ASSIGNMENT=55 ERROR_REASON_INVALID_REPLICA_ASSIGNMENT value
             */
            v1.ErrorReason = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "ERROR_REASON_UNSPECIFIED"] = 0;
                values[valuesById[1] = "ERROR_REASON_OFFSET_OUT_OF_RANGE"] = 1;
                values[valuesById[2] = "ERROR_REASON_CORRUPT_MESSAGE"] = 2;
                values[valuesById[3] = "ERROR_REASON_UNKNOWN_TOPIC_OR_PARTITION"] = 3;
                values[valuesById[4] = "ERROR_REASON_NOT_LEADER"] = 4;
                values[valuesById[5] = "ERROR_REASON_REQUEST_TIMED_OUT"] = 5;
                values[valuesById[6] = "ERROR_REASON_MESSAGE_TOO_LARGE"] = 6;
                values[valuesById[7] = "ERROR_REASON_INVALID_TOPIC"] = 7;
                values[valuesById[8] = "ERROR_REASON_RECORD_LIST_TOO_LARGE"] = 8;
                values[valuesById[9] = "ERROR_REASON_INVALID_REQUIRED_ACKS"] = 9;
                values[valuesById[10] = "ERROR_REASON_INVALID_TIMESTAMP"] = 10;
                values[valuesById[11] = "ERROR_REASON_TOPIC_ALREADY_EXISTS"] = 11;
                values[valuesById[12] = "ERROR_REASON_INVALID_PARTITIONS"] = 12;
                values[valuesById[13] = "ERROR_REASON_INVALID_REPLICATION_FACTOR"] = 13;
                values[valuesById[14] = "ERROR_REASON_INVALID_CONFIG"] = 14;
                values[valuesById[15] = "ERROR_REASON_INVALID_REQUEST"] = 15;
                values[valuesById[16] = "ERROR_REASON_UNSUPPORTED_FOR_MESSAGE_FORMAT"] = 16;
                values[valuesById[17] = "ERROR_REASON_OUT_OF_ORDER_SEQUENCE"] = 17;
                values[valuesById[18] = "ERROR_REASON_INVALID_PRODUCER_EPOCH"] = 18;
                values[valuesById[19] = "ERROR_REASON_UNKNOWN_PRODUCER_ID"] = 19;
                values[valuesById[20] = "ERROR_REASON_FENCED_LEADER_EPOCH"] = 20;
                values[valuesById[21] = "ERROR_REASON_UNKNOWN_LEADER_EPOCH"] = 21;
                values[valuesById[22] = "ERROR_REASON_UNSUPPORTED_COMPRESSION_TYPE"] = 22;
                values[valuesById[23] = "ERROR_REASON_OFFSET_NOT_AVAILABLE"] = 23;
                values[valuesById[24] = "ERROR_REASON_INVALID_RECORD"] = 24;
                values[valuesById[25] = "ERROR_REASON_UNKNOWN_TOPIC_ID"] = 25;
                values[valuesById[26] = "ERROR_REASON_STORAGE_ERROR"] = 26;
                values[valuesById[27] = "ERROR_REASON_DISK_FULL"] = 27;
                values[valuesById[28] = "ERROR_REASON_CORRUPT_LOG"] = 28;
                values[valuesById[29] = "ERROR_REASON_RESOURCE_EXHAUSTED"] = 29;
                values[valuesById[30] = "ERROR_REASON_SHUTTING_DOWN"] = 30;
                values[valuesById[31] = "ERROR_REASON_UNSUPPORTED"] = 31;
                values[valuesById[32] = "ERROR_REASON_INTERNAL"] = 32;
                values[valuesById[33] = "ERROR_REASON_NOT_ENOUGH_REPLICAS"] = 33;
                values[valuesById[34] = "ERROR_REASON_POLICY_VIOLATION"] = 34;
                values[valuesById[35] = "ERROR_REASON_NOT_CONTROLLER"] = 35;
                values[valuesById[36] = "ERROR_REASON_NO_QUORUM"] = 36;
                values[valuesById[37] = "ERROR_REASON_STALE_BROKER_EPOCH"] = 37;
                values[valuesById[38] = "ERROR_REASON_DUPLICATE_BROKER_REGISTRATION"] = 38;
                values[valuesById[39] = "ERROR_REASON_BROKER_ID_NOT_REGISTERED"] = 39;
                values[valuesById[40] = "ERROR_REASON_INCONSISTENT_CLUSTER_ID"] = 40;
                values[valuesById[41] = "ERROR_REASON_INCONSISTENT_VOTER_SET"] = 41;
                values[valuesById[42] = "ERROR_REASON_VOTER_NOT_FOUND"] = 42;
                values[valuesById[43] = "ERROR_REASON_DUPLICATE_VOTER"] = 43;
                values[valuesById[44] = "ERROR_REASON_INVALID_UPDATE_VERSION"] = 44;
                values[valuesById[45] = "ERROR_REASON_INELIGIBLE_REPLICA"] = 45;
                values[valuesById[46] = "ERROR_REASON_NEW_LEADER_ELECTED"] = 46;
                values[valuesById[47] = "ERROR_REASON_NOT_ENOUGH_REPLICAS_AFTER_APPEND"] = 47;
                values[valuesById[48] = "ERROR_REASON_LEADER_NOT_AVAILABLE"] = 48;
                values[valuesById[49] = "ERROR_REASON_REPLICA_NOT_AVAILABLE"] = 49;
                values[valuesById[50] = "ERROR_REASON_ELECTION_NOT_NEEDED"] = 50;
                values[valuesById[51] = "ERROR_REASON_PREFERRED_LEADER_NOT_AVAILABLE"] = 51;
                values[valuesById[52] = "ERROR_REASON_ELIGIBLE_LEADERS_NOT_AVAILABLE"] = 52;
                values[valuesById[53] = "ERROR_REASON_NO_REASSIGNMENT_IN_PROGRESS"] = 53;
                values[valuesById[54] = "ERROR_REASON_REASSIGNMENT_IN_PROGRESS"] = 54;
                values[valuesById[55] = "ERROR_REASON_INVALID_REPLICA_ASSIGNMENT"] = 55;
                return values;
            })();

            v1.Error = (function() {

                /**
                 * Properties of an Error.
                 * @typedef {Object} millrace.common.v1.Error.$Properties
                 * @property {millrace.common.v1.ErrorReason} [reason] Error reason
                 * @property {string} [message] Error message
                 * @property {number} [retryAfterMs] Error retryAfterMs
                 * @property {Object.<string,string>} [context] Error context
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Error.
                 * @memberof millrace.common.v1
                 * @interface IError
                 * @augments millrace.common.v1.Error.$Properties
                 * @deprecated Use millrace.common.v1.Error.$Properties instead.
                 */

                /**
                 * Shape of an Error.
                 * @typedef {millrace.common.v1.Error.$Properties} millrace.common.v1.Error.$Shape
                 */

                /**
                 * Constructs a new Error.
                 * @memberof millrace.common.v1
                 * @classdesc Represents an Error.
                 * @constructor
                 * @param {millrace.common.v1.Error.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Error = function (properties) {
                    this.context = {};
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Error reason.
                 * @member {millrace.common.v1.ErrorReason} reason
                 * @memberof millrace.common.v1.Error
                 * @instance
                 */
                Error.prototype.reason = 0;

                /**
                 * Error message.
                 * @member {string} message
                 * @memberof millrace.common.v1.Error
                 * @instance
                 */
                Error.prototype.message = "";

                /**
                 * Error retryAfterMs.
                 * @member {number} retryAfterMs
                 * @memberof millrace.common.v1.Error
                 * @instance
                 */
                Error.prototype.retryAfterMs = 0;

                /**
                 * Error context.
                 * @member {Object.<string,string>} context
                 * @memberof millrace.common.v1.Error
                 * @instance
                 */
                Error.prototype.context = $util.emptyObject;

                /**
                 * Encodes the specified Error message. Does not implicitly {@link millrace.common.v1.Error.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.common.v1.Error
                 * @static
                 * @param {millrace.common.v1.Error.$Properties} message Error message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Error.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.reason);
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                    if (message.retryAfterMs != null && $Object.hasOwnProperty.call(message, "retryAfterMs") && message.retryAfterMs !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.retryAfterMs);
                    if (message.context != null && $Object.hasOwnProperty.call(message, "context"))
                        for (let keys = $Object.keys(message.context), i = 0; i < keys.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.context[keys[i]]).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Error message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.common.v1.Error
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.common.v1.Error & millrace.common.v1.Error.$Shape} Error
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Error.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, key, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.common.v1.Error();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.message = value;
                                else
                                    delete message.message;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.retryAfterMs = value;
                                else
                                    delete message.retryAfterMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (message.context === $util.emptyObject)
                                    message.context = {};
                                let end2 = reader.size() + reader.pos;
                                if (end2 > reader.len)
                                    throw $RangeError("index out of range");
                                reader.len = end2;
                                key = "";
                                value = "";
                                while (reader.pos < end2) {
                                    let tag2 = reader.tag();
                                    wireType = tag2 & 7;
                                    switch (tag2 >>>= 3) {
                                    case 1:
                                        if (wireType !== 2)
                                            break;
                                        key = reader.stringVerify();
                                        continue;
                                    case 2:
                                        if (wireType !== 2)
                                            break;
                                        value = reader.stringVerify();
                                        continue;
                                    }
                                    reader.skipType(wireType, _depth, tag2);
                                }
                                if (reader.pos !== end2)
                                    throw $RangeError("index out of range");
                                reader.len = end;
                                if (key === "__proto__")
                                    $util.makeProp(message.context, key);
                                message.context[key] = value;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Error;
            })();

            return v1;
        })();

        return common;
    })();

    millrace.cluster = (function() {

        /**
         * Namespace cluster.
         * @memberof millrace
         * @namespace
         */
        const cluster = {};

        cluster.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof millrace.cluster
             * @namespace
             */
            const v1 = {};

            v1.BrokerSessionRequest = (function() {

                /**
                 * Properties of a BrokerSessionRequest.
                 * @typedef {Object} millrace.cluster.v1.BrokerSessionRequest.$Properties
                 * @property {millrace.cluster.v1.BrokerRegistration.$Properties|null} [register] BrokerSessionRequest register
                 * @property {millrace.cluster.v1.BrokerHeartbeat.$Properties|null} [heartbeat] BrokerSessionRequest heartbeat
                 * @property {"register"|"heartbeat"} [message] BrokerSessionRequest message
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a BrokerSessionRequest.
                 * @memberof millrace.cluster.v1
                 * @interface IBrokerSessionRequest
                 * @augments millrace.cluster.v1.BrokerSessionRequest.$Properties
                 * @deprecated Use millrace.cluster.v1.BrokerSessionRequest.$Properties instead.
                 */

                /**
                 * Narrowed shape of a BrokerSessionRequest.
                 * @typedef {{
                 *   register?: millrace.cluster.v1.BrokerRegistration.$Shape|null;
                 *   heartbeat?: millrace.cluster.v1.BrokerHeartbeat.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ message?: undefined; register?: null; heartbeat?: null }|{ message?: "register"; register: millrace.cluster.v1.BrokerRegistration.$Shape; heartbeat?: null }|{ message?: "heartbeat"; register?: null; heartbeat: millrace.cluster.v1.BrokerHeartbeat.$Shape })
                 * )} millrace.cluster.v1.BrokerSessionRequest.$Shape
                 */

                /**
                 * Constructs a new BrokerSessionRequest.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents a BrokerSessionRequest.
                 * @constructor
                 * @param {millrace.cluster.v1.BrokerSessionRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const BrokerSessionRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * BrokerSessionRequest register.
                 * @member {millrace.cluster.v1.BrokerRegistration|null} register
                 * @memberof millrace.cluster.v1.BrokerSessionRequest
                 * @instance
                 */
                BrokerSessionRequest.prototype.register = null;

                /**
                 * BrokerSessionRequest heartbeat.
                 * @member {millrace.cluster.v1.BrokerHeartbeat|null} heartbeat
                 * @memberof millrace.cluster.v1.BrokerSessionRequest
                 * @instance
                 */
                BrokerSessionRequest.prototype.heartbeat = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * BrokerSessionRequest message.
                 * @member {"register"|"heartbeat"|undefined} message
                 * @memberof millrace.cluster.v1.BrokerSessionRequest
                 * @instance
                 */
                $Object.defineProperty(BrokerSessionRequest.prototype, "message", {
                    get: $util.oneOfGetter($oneOfFields = ["register", "heartbeat"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified BrokerSessionRequest message. Does not implicitly {@link millrace.cluster.v1.BrokerSessionRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.BrokerSessionRequest
                 * @static
                 * @param {millrace.cluster.v1.BrokerSessionRequest.$Properties} message BrokerSessionRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                BrokerSessionRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.register != null && $Object.hasOwnProperty.call(message, "register"))
                        $root.millrace.cluster.v1.BrokerRegistration.encode(message.register, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                        $root.millrace.cluster.v1.BrokerHeartbeat.encode(message.heartbeat, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a BrokerSessionRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.BrokerSessionRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerSessionRequest & millrace.cluster.v1.BrokerSessionRequest.$Shape} BrokerSessionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                BrokerSessionRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.BrokerSessionRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.register = $root.millrace.cluster.v1.BrokerRegistration.decode(reader, reader.size(), $undefined, _depth + 1, message.register);
                                message.message = "register";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.heartbeat = $root.millrace.cluster.v1.BrokerHeartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                                message.message = "heartbeat";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return BrokerSessionRequest;
            })();

            v1.BrokerRegistration = (function() {

                /**
                 * Properties of a BrokerRegistration.
                 * @typedef {Object} millrace.cluster.v1.BrokerRegistration.$Properties
                 * @property {number} [nodeId] BrokerRegistration nodeId
                 * @property {Uint8Array} [incarnationId] BrokerRegistration incarnationId
                 * @property {string} [clusterId] BrokerRegistration clusterId
                 * @property {Array.<Uint8Array>} [directoryIds] BrokerRegistration directoryIds
                 * @property {string} [rack] BrokerRegistration rack
                 * @property {Array.<millrace.cluster.v1.BrokerEndpoint.$Properties>} [endpoints] BrokerRegistration endpoints
                 * @property {Array.<millrace.cluster.v1.BrokerFeature.$Properties>} [features] BrokerRegistration features
                 * @property {number|null} [brokerEpoch] BrokerRegistration brokerEpoch
                 * @property {boolean} [wasClean] BrokerRegistration wasClean
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a BrokerRegistration.
                 * @memberof millrace.cluster.v1
                 * @interface IBrokerRegistration
                 * @augments millrace.cluster.v1.BrokerRegistration.$Properties
                 * @deprecated Use millrace.cluster.v1.BrokerRegistration.$Properties instead.
                 */

                /**
                 * Shape of a BrokerRegistration.
                 * @typedef {millrace.cluster.v1.BrokerRegistration.$Properties} millrace.cluster.v1.BrokerRegistration.$Shape
                 */

                /**
                 * Constructs a new BrokerRegistration.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents a BrokerRegistration.
                 * @constructor
                 * @param {millrace.cluster.v1.BrokerRegistration.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const BrokerRegistration = function (properties) {
                    this.directoryIds = [];
                    this.endpoints = [];
                    this.features = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * BrokerRegistration nodeId.
                 * @member {number} nodeId
                 * @memberof millrace.cluster.v1.BrokerRegistration
                 * @instance
                 */
                BrokerRegistration.prototype.nodeId = 0;

                /**
                 * BrokerRegistration incarnationId.
                 * @member {Uint8Array} incarnationId
                 * @memberof millrace.cluster.v1.BrokerRegistration
                 * @instance
                 */
                BrokerRegistration.prototype.incarnationId = $util.newBuffer([]);

                /**
                 * BrokerRegistration clusterId.
                 * @member {string} clusterId
                 * @memberof millrace.cluster.v1.BrokerRegistration
                 * @instance
                 */
                BrokerRegistration.prototype.clusterId = "";

                /**
                 * BrokerRegistration directoryIds.
                 * @member {Array.<Uint8Array>} directoryIds
                 * @memberof millrace.cluster.v1.BrokerRegistration
                 * @instance
                 */
                BrokerRegistration.prototype.directoryIds = $util.emptyArray;

                /**
                 * BrokerRegistration rack.
                 * @member {string} rack
                 * @memberof millrace.cluster.v1.BrokerRegistration
                 * @instance
                 */
                BrokerRegistration.prototype.rack = "";

                /**
                 * BrokerRegistration endpoints.
                 * @member {Array.<millrace.cluster.v1.BrokerEndpoint>} endpoints
                 * @memberof millrace.cluster.v1.BrokerRegistration
                 * @instance
                 */
                BrokerRegistration.prototype.endpoints = $util.emptyArray;

                /**
                 * BrokerRegistration features.
                 * @member {Array.<millrace.cluster.v1.BrokerFeature>} features
                 * @memberof millrace.cluster.v1.BrokerRegistration
                 * @instance
                 */
                BrokerRegistration.prototype.features = $util.emptyArray;

                /**
                 * BrokerRegistration brokerEpoch.
                 * @member {number|null} brokerEpoch
                 * @memberof millrace.cluster.v1.BrokerRegistration
                 * @instance
                 */
                BrokerRegistration.prototype.brokerEpoch = null;

                /**
                 * BrokerRegistration wasClean.
                 * @member {boolean} wasClean
                 * @memberof millrace.cluster.v1.BrokerRegistration
                 * @instance
                 */
                BrokerRegistration.prototype.wasClean = false;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(BrokerRegistration.prototype, "_brokerEpoch", {
                    get: $util.oneOfGetter($oneOfFields = ["brokerEpoch"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified BrokerRegistration message. Does not implicitly {@link millrace.cluster.v1.BrokerRegistration.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.BrokerRegistration
                 * @static
                 * @param {millrace.cluster.v1.BrokerRegistration.$Properties} message BrokerRegistration message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                BrokerRegistration.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
                    if (message.incarnationId != null && $Object.hasOwnProperty.call(message, "incarnationId") && message.incarnationId.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.incarnationId);
                    if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.clusterId);
                    if (message.directoryIds != null && message.directoryIds.length)
                        for (let i = 0; i < message.directoryIds.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.directoryIds[i]);
                    if (message.rack != null && $Object.hasOwnProperty.call(message, "rack") && message.rack !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.rack);
                    if (message.endpoints != null && message.endpoints.length)
                        for (let i = 0; i < message.endpoints.length; ++i)
                            $root.millrace.cluster.v1.BrokerEndpoint.encode(message.endpoints[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.features != null && message.features.length)
                        for (let i = 0; i < message.features.length; ++i)
                            $root.millrace.cluster.v1.BrokerFeature.encode(message.features[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch"))
                        writer.uint32(/* id 8, wireType 0 =*/64).int64(message.brokerEpoch);
                    if (message.wasClean != null && $Object.hasOwnProperty.call(message, "wasClean") && message.wasClean !== false)
                        writer.uint32(/* id 9, wireType 0 =*/72).bool(message.wasClean);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a BrokerRegistration message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.BrokerRegistration
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerRegistration & millrace.cluster.v1.BrokerRegistration.$Shape} BrokerRegistration
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                BrokerRegistration.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.BrokerRegistration();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.nodeId = value;
                                else
                                    delete message.nodeId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.incarnationId = value;
                                else
                                    delete message.incarnationId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.clusterId = value;
                                else
                                    delete message.clusterId;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.directoryIds && message.directoryIds.length))
                                    message.directoryIds = [];
                                message.directoryIds.push(reader.bytes());
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.rack = value;
                                else
                                    delete message.rack;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.endpoints && message.endpoints.length))
                                    message.endpoints = [];
                                message.endpoints.push($root.millrace.cluster.v1.BrokerEndpoint.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.features && message.features.length))
                                    message.features = [];
                                message.features.push($root.millrace.cluster.v1.BrokerFeature.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                message.brokerEpoch = $safe(reader.int64());
                                message._brokerEpoch = "brokerEpoch";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.wasClean = value;
                                else
                                    delete message.wasClean;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return BrokerRegistration;
            })();

            v1.BrokerEndpoint = (function() {

                /**
                 * Properties of a BrokerEndpoint.
                 * @typedef {Object} millrace.cluster.v1.BrokerEndpoint.$Properties
                 * @property {string} [name] BrokerEndpoint name
                 * @property {string} [host] BrokerEndpoint host
                 * @property {number} [port] BrokerEndpoint port
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a BrokerEndpoint.
                 * @memberof millrace.cluster.v1
                 * @interface IBrokerEndpoint
                 * @augments millrace.cluster.v1.BrokerEndpoint.$Properties
                 * @deprecated Use millrace.cluster.v1.BrokerEndpoint.$Properties instead.
                 */

                /**
                 * Shape of a BrokerEndpoint.
                 * @typedef {millrace.cluster.v1.BrokerEndpoint.$Properties} millrace.cluster.v1.BrokerEndpoint.$Shape
                 */

                /**
                 * Constructs a new BrokerEndpoint.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents a BrokerEndpoint.
                 * @constructor
                 * @param {millrace.cluster.v1.BrokerEndpoint.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const BrokerEndpoint = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * BrokerEndpoint name.
                 * @member {string} name
                 * @memberof millrace.cluster.v1.BrokerEndpoint
                 * @instance
                 */
                BrokerEndpoint.prototype.name = "";

                /**
                 * BrokerEndpoint host.
                 * @member {string} host
                 * @memberof millrace.cluster.v1.BrokerEndpoint
                 * @instance
                 */
                BrokerEndpoint.prototype.host = "";

                /**
                 * BrokerEndpoint port.
                 * @member {number} port
                 * @memberof millrace.cluster.v1.BrokerEndpoint
                 * @instance
                 */
                BrokerEndpoint.prototype.port = 0;

                /**
                 * Encodes the specified BrokerEndpoint message. Does not implicitly {@link millrace.cluster.v1.BrokerEndpoint.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.BrokerEndpoint
                 * @static
                 * @param {millrace.cluster.v1.BrokerEndpoint.$Properties} message BrokerEndpoint message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                BrokerEndpoint.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.host);
                    if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.port);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a BrokerEndpoint message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.BrokerEndpoint
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerEndpoint & millrace.cluster.v1.BrokerEndpoint.$Shape} BrokerEndpoint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                BrokerEndpoint.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.BrokerEndpoint();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.host = value;
                                else
                                    delete message.host;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.port = value;
                                else
                                    delete message.port;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return BrokerEndpoint;
            })();

            v1.BrokerFeature = (function() {

                /**
                 * Properties of a BrokerFeature.
                 * @typedef {Object} millrace.cluster.v1.BrokerFeature.$Properties
                 * @property {string} [name] BrokerFeature name
                 * @property {number} [minVersion] BrokerFeature minVersion
                 * @property {number} [maxVersion] BrokerFeature maxVersion
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a BrokerFeature.
                 * @memberof millrace.cluster.v1
                 * @interface IBrokerFeature
                 * @augments millrace.cluster.v1.BrokerFeature.$Properties
                 * @deprecated Use millrace.cluster.v1.BrokerFeature.$Properties instead.
                 */

                /**
                 * Shape of a BrokerFeature.
                 * @typedef {millrace.cluster.v1.BrokerFeature.$Properties} millrace.cluster.v1.BrokerFeature.$Shape
                 */

                /**
                 * Constructs a new BrokerFeature.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents a BrokerFeature.
                 * @constructor
                 * @param {millrace.cluster.v1.BrokerFeature.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const BrokerFeature = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * BrokerFeature name.
                 * @member {string} name
                 * @memberof millrace.cluster.v1.BrokerFeature
                 * @instance
                 */
                BrokerFeature.prototype.name = "";

                /**
                 * BrokerFeature minVersion.
                 * @member {number} minVersion
                 * @memberof millrace.cluster.v1.BrokerFeature
                 * @instance
                 */
                BrokerFeature.prototype.minVersion = 0;

                /**
                 * BrokerFeature maxVersion.
                 * @member {number} maxVersion
                 * @memberof millrace.cluster.v1.BrokerFeature
                 * @instance
                 */
                BrokerFeature.prototype.maxVersion = 0;

                /**
                 * Encodes the specified BrokerFeature message. Does not implicitly {@link millrace.cluster.v1.BrokerFeature.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.BrokerFeature
                 * @static
                 * @param {millrace.cluster.v1.BrokerFeature.$Properties} message BrokerFeature message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                BrokerFeature.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.minVersion != null && $Object.hasOwnProperty.call(message, "minVersion") && message.minVersion !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.minVersion);
                    if (message.maxVersion != null && $Object.hasOwnProperty.call(message, "maxVersion") && message.maxVersion !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.maxVersion);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a BrokerFeature message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.BrokerFeature
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerFeature & millrace.cluster.v1.BrokerFeature.$Shape} BrokerFeature
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                BrokerFeature.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.BrokerFeature();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.minVersion = value;
                                else
                                    delete message.minVersion;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.maxVersion = value;
                                else
                                    delete message.maxVersion;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return BrokerFeature;
            })();

            v1.BrokerHeartbeat = (function() {

                /**
                 * Properties of a BrokerHeartbeat.
                 * @typedef {Object} millrace.cluster.v1.BrokerHeartbeat.$Properties
                 * @property {number} [metadataOffset] BrokerHeartbeat metadataOffset
                 * @property {boolean} [wantsFence] BrokerHeartbeat wantsFence
                 * @property {boolean} [wantsShutdown] BrokerHeartbeat wantsShutdown
                 * @property {Array.<Uint8Array>} [directoryIds] BrokerHeartbeat directoryIds
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a BrokerHeartbeat.
                 * @memberof millrace.cluster.v1
                 * @interface IBrokerHeartbeat
                 * @augments millrace.cluster.v1.BrokerHeartbeat.$Properties
                 * @deprecated Use millrace.cluster.v1.BrokerHeartbeat.$Properties instead.
                 */

                /**
                 * Shape of a BrokerHeartbeat.
                 * @typedef {millrace.cluster.v1.BrokerHeartbeat.$Properties} millrace.cluster.v1.BrokerHeartbeat.$Shape
                 */

                /**
                 * Constructs a new BrokerHeartbeat.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents a BrokerHeartbeat.
                 * @constructor
                 * @param {millrace.cluster.v1.BrokerHeartbeat.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const BrokerHeartbeat = function (properties) {
                    this.directoryIds = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * BrokerHeartbeat metadataOffset.
                 * @member {number} metadataOffset
                 * @memberof millrace.cluster.v1.BrokerHeartbeat
                 * @instance
                 */
                BrokerHeartbeat.prototype.metadataOffset = 0;

                /**
                 * BrokerHeartbeat wantsFence.
                 * @member {boolean} wantsFence
                 * @memberof millrace.cluster.v1.BrokerHeartbeat
                 * @instance
                 */
                BrokerHeartbeat.prototype.wantsFence = false;

                /**
                 * BrokerHeartbeat wantsShutdown.
                 * @member {boolean} wantsShutdown
                 * @memberof millrace.cluster.v1.BrokerHeartbeat
                 * @instance
                 */
                BrokerHeartbeat.prototype.wantsShutdown = false;

                /**
                 * BrokerHeartbeat directoryIds.
                 * @member {Array.<Uint8Array>} directoryIds
                 * @memberof millrace.cluster.v1.BrokerHeartbeat
                 * @instance
                 */
                BrokerHeartbeat.prototype.directoryIds = $util.emptyArray;

                /**
                 * Encodes the specified BrokerHeartbeat message. Does not implicitly {@link millrace.cluster.v1.BrokerHeartbeat.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.BrokerHeartbeat
                 * @static
                 * @param {millrace.cluster.v1.BrokerHeartbeat.$Properties} message BrokerHeartbeat message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                BrokerHeartbeat.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.metadataOffset != null && $Object.hasOwnProperty.call(message, "metadataOffset") && (typeof message.metadataOffset === "object" ? message.metadataOffset.low || message.metadataOffset.high : message.metadataOffset !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).int64(message.metadataOffset);
                    if (message.wantsFence != null && $Object.hasOwnProperty.call(message, "wantsFence") && message.wantsFence !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.wantsFence);
                    if (message.wantsShutdown != null && $Object.hasOwnProperty.call(message, "wantsShutdown") && message.wantsShutdown !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.wantsShutdown);
                    if (message.directoryIds != null && message.directoryIds.length)
                        for (let i = 0; i < message.directoryIds.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.directoryIds[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a BrokerHeartbeat message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.BrokerHeartbeat
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerHeartbeat & millrace.cluster.v1.BrokerHeartbeat.$Shape} BrokerHeartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                BrokerHeartbeat.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.BrokerHeartbeat();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.metadataOffset = value;
                                else
                                    delete message.metadataOffset;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.wantsFence = value;
                                else
                                    delete message.wantsFence;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.wantsShutdown = value;
                                else
                                    delete message.wantsShutdown;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.directoryIds && message.directoryIds.length))
                                    message.directoryIds = [];
                                message.directoryIds.push(reader.bytes());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return BrokerHeartbeat;
            })();

            v1.BrokerSessionResponse = (function() {

                /**
                 * Properties of a BrokerSessionResponse.
                 * @typedef {Object} millrace.cluster.v1.BrokerSessionResponse.$Properties
                 * @property {number} [brokerEpoch] BrokerSessionResponse brokerEpoch
                 * @property {boolean} [fenced] BrokerSessionResponse fenced
                 * @property {boolean} [mayStop] BrokerSessionResponse mayStop
                 * @property {number} [metadataOffset] BrokerSessionResponse metadataOffset
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a BrokerSessionResponse.
                 * @memberof millrace.cluster.v1
                 * @interface IBrokerSessionResponse
                 * @augments millrace.cluster.v1.BrokerSessionResponse.$Properties
                 * @deprecated Use millrace.cluster.v1.BrokerSessionResponse.$Properties instead.
                 */

                /**
                 * Shape of a BrokerSessionResponse.
                 * @typedef {millrace.cluster.v1.BrokerSessionResponse.$Properties} millrace.cluster.v1.BrokerSessionResponse.$Shape
                 */

                /**
                 * Constructs a new BrokerSessionResponse.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents a BrokerSessionResponse.
                 * @constructor
                 * @param {millrace.cluster.v1.BrokerSessionResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const BrokerSessionResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * BrokerSessionResponse brokerEpoch.
                 * @member {number} brokerEpoch
                 * @memberof millrace.cluster.v1.BrokerSessionResponse
                 * @instance
                 */
                BrokerSessionResponse.prototype.brokerEpoch = 0;

                /**
                 * BrokerSessionResponse fenced.
                 * @member {boolean} fenced
                 * @memberof millrace.cluster.v1.BrokerSessionResponse
                 * @instance
                 */
                BrokerSessionResponse.prototype.fenced = false;

                /**
                 * BrokerSessionResponse mayStop.
                 * @member {boolean} mayStop
                 * @memberof millrace.cluster.v1.BrokerSessionResponse
                 * @instance
                 */
                BrokerSessionResponse.prototype.mayStop = false;

                /**
                 * BrokerSessionResponse metadataOffset.
                 * @member {number} metadataOffset
                 * @memberof millrace.cluster.v1.BrokerSessionResponse
                 * @instance
                 */
                BrokerSessionResponse.prototype.metadataOffset = 0;

                /**
                 * Encodes the specified BrokerSessionResponse message. Does not implicitly {@link millrace.cluster.v1.BrokerSessionResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.BrokerSessionResponse
                 * @static
                 * @param {millrace.cluster.v1.BrokerSessionResponse.$Properties} message BrokerSessionResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                BrokerSessionResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).int64(message.brokerEpoch);
                    if (message.fenced != null && $Object.hasOwnProperty.call(message, "fenced") && message.fenced !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.fenced);
                    if (message.mayStop != null && $Object.hasOwnProperty.call(message, "mayStop") && message.mayStop !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.mayStop);
                    if (message.metadataOffset != null && $Object.hasOwnProperty.call(message, "metadataOffset") && (typeof message.metadataOffset === "object" ? message.metadataOffset.low || message.metadataOffset.high : message.metadataOffset !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).int64(message.metadataOffset);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a BrokerSessionResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.BrokerSessionResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.BrokerSessionResponse & millrace.cluster.v1.BrokerSessionResponse.$Shape} BrokerSessionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                BrokerSessionResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.BrokerSessionResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.brokerEpoch = value;
                                else
                                    delete message.brokerEpoch;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.fenced = value;
                                else
                                    delete message.fenced;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.mayStop = value;
                                else
                                    delete message.mayStop;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.metadataOffset = value;
                                else
                                    delete message.metadataOffset;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return BrokerSessionResponse;
            })();

            v1.AlterPartitionRequest = (function() {

                /**
                 * Properties of an AlterPartitionRequest.
                 * @typedef {Object} millrace.cluster.v1.AlterPartitionRequest.$Properties
                 * @property {number} [nodeId] AlterPartitionRequest nodeId
                 * @property {number} [brokerEpoch] AlterPartitionRequest brokerEpoch
                 * @property {Array.<millrace.cluster.v1.PartitionIsrChange.$Properties>} [partitions] AlterPartitionRequest partitions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AlterPartitionRequest.
                 * @memberof millrace.cluster.v1
                 * @interface IAlterPartitionRequest
                 * @augments millrace.cluster.v1.AlterPartitionRequest.$Properties
                 * @deprecated Use millrace.cluster.v1.AlterPartitionRequest.$Properties instead.
                 */

                /**
                 * Shape of an AlterPartitionRequest.
                 * @typedef {millrace.cluster.v1.AlterPartitionRequest.$Properties} millrace.cluster.v1.AlterPartitionRequest.$Shape
                 */

                /**
                 * Constructs a new AlterPartitionRequest.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents an AlterPartitionRequest.
                 * @constructor
                 * @param {millrace.cluster.v1.AlterPartitionRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AlterPartitionRequest = function (properties) {
                    this.partitions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AlterPartitionRequest nodeId.
                 * @member {number} nodeId
                 * @memberof millrace.cluster.v1.AlterPartitionRequest
                 * @instance
                 */
                AlterPartitionRequest.prototype.nodeId = 0;

                /**
                 * AlterPartitionRequest brokerEpoch.
                 * @member {number} brokerEpoch
                 * @memberof millrace.cluster.v1.AlterPartitionRequest
                 * @instance
                 */
                AlterPartitionRequest.prototype.brokerEpoch = 0;

                /**
                 * AlterPartitionRequest partitions.
                 * @member {Array.<millrace.cluster.v1.PartitionIsrChange>} partitions
                 * @memberof millrace.cluster.v1.AlterPartitionRequest
                 * @instance
                 */
                AlterPartitionRequest.prototype.partitions = $util.emptyArray;

                /**
                 * Encodes the specified AlterPartitionRequest message. Does not implicitly {@link millrace.cluster.v1.AlterPartitionRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.AlterPartitionRequest
                 * @static
                 * @param {millrace.cluster.v1.AlterPartitionRequest.$Properties} message AlterPartitionRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AlterPartitionRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
                    if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.brokerEpoch);
                    if (message.partitions != null && message.partitions.length)
                        for (let i = 0; i < message.partitions.length; ++i)
                            $root.millrace.cluster.v1.PartitionIsrChange.encode(message.partitions[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AlterPartitionRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.AlterPartitionRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AlterPartitionRequest & millrace.cluster.v1.AlterPartitionRequest.$Shape} AlterPartitionRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AlterPartitionRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.AlterPartitionRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.nodeId = value;
                                else
                                    delete message.nodeId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.brokerEpoch = value;
                                else
                                    delete message.brokerEpoch;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push($root.millrace.cluster.v1.PartitionIsrChange.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AlterPartitionRequest;
            })();

            v1.PartitionIsrChange = (function() {

                /**
                 * Properties of a PartitionIsrChange.
                 * @typedef {Object} millrace.cluster.v1.PartitionIsrChange.$Properties
                 * @property {Uint8Array} [topicId] PartitionIsrChange topicId
                 * @property {number} [partition] PartitionIsrChange partition
                 * @property {number} [leaderEpoch] PartitionIsrChange leaderEpoch
                 * @property {number} [partitionEpoch] PartitionIsrChange partitionEpoch
                 * @property {Array.<millrace.cluster.v1.IsrMember.$Properties>} [isr] PartitionIsrChange isr
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PartitionIsrChange.
                 * @memberof millrace.cluster.v1
                 * @interface IPartitionIsrChange
                 * @augments millrace.cluster.v1.PartitionIsrChange.$Properties
                 * @deprecated Use millrace.cluster.v1.PartitionIsrChange.$Properties instead.
                 */

                /**
                 * Shape of a PartitionIsrChange.
                 * @typedef {millrace.cluster.v1.PartitionIsrChange.$Properties} millrace.cluster.v1.PartitionIsrChange.$Shape
                 */

                /**
                 * Constructs a new PartitionIsrChange.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents a PartitionIsrChange.
                 * @constructor
                 * @param {millrace.cluster.v1.PartitionIsrChange.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PartitionIsrChange = function (properties) {
                    this.isr = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PartitionIsrChange topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.cluster.v1.PartitionIsrChange
                 * @instance
                 */
                PartitionIsrChange.prototype.topicId = $util.newBuffer([]);

                /**
                 * PartitionIsrChange partition.
                 * @member {number} partition
                 * @memberof millrace.cluster.v1.PartitionIsrChange
                 * @instance
                 */
                PartitionIsrChange.prototype.partition = 0;

                /**
                 * PartitionIsrChange leaderEpoch.
                 * @member {number} leaderEpoch
                 * @memberof millrace.cluster.v1.PartitionIsrChange
                 * @instance
                 */
                PartitionIsrChange.prototype.leaderEpoch = 0;

                /**
                 * PartitionIsrChange partitionEpoch.
                 * @member {number} partitionEpoch
                 * @memberof millrace.cluster.v1.PartitionIsrChange
                 * @instance
                 */
                PartitionIsrChange.prototype.partitionEpoch = 0;

                /**
                 * PartitionIsrChange isr.
                 * @member {Array.<millrace.cluster.v1.IsrMember>} isr
                 * @memberof millrace.cluster.v1.PartitionIsrChange
                 * @instance
                 */
                PartitionIsrChange.prototype.isr = $util.emptyArray;

                /**
                 * Encodes the specified PartitionIsrChange message. Does not implicitly {@link millrace.cluster.v1.PartitionIsrChange.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.PartitionIsrChange
                 * @static
                 * @param {millrace.cluster.v1.PartitionIsrChange.$Properties} message PartitionIsrChange message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PartitionIsrChange.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.leaderEpoch);
                    if (message.partitionEpoch != null && $Object.hasOwnProperty.call(message, "partitionEpoch") && message.partitionEpoch !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.partitionEpoch);
                    if (message.isr != null && message.isr.length)
                        for (let i = 0; i < message.isr.length; ++i)
                            $root.millrace.cluster.v1.IsrMember.encode(message.isr[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PartitionIsrChange message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.PartitionIsrChange
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.PartitionIsrChange & millrace.cluster.v1.PartitionIsrChange.$Shape} PartitionIsrChange
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PartitionIsrChange.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.PartitionIsrChange();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.leaderEpoch = value;
                                else
                                    delete message.leaderEpoch;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partitionEpoch = value;
                                else
                                    delete message.partitionEpoch;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.isr && message.isr.length))
                                    message.isr = [];
                                message.isr.push($root.millrace.cluster.v1.IsrMember.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return PartitionIsrChange;
            })();

            v1.IsrMember = (function() {

                /**
                 * Properties of an IsrMember.
                 * @typedef {Object} millrace.cluster.v1.IsrMember.$Properties
                 * @property {number} [nodeId] IsrMember nodeId
                 * @property {number} [brokerEpoch] IsrMember brokerEpoch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an IsrMember.
                 * @memberof millrace.cluster.v1
                 * @interface IIsrMember
                 * @augments millrace.cluster.v1.IsrMember.$Properties
                 * @deprecated Use millrace.cluster.v1.IsrMember.$Properties instead.
                 */

                /**
                 * Shape of an IsrMember.
                 * @typedef {millrace.cluster.v1.IsrMember.$Properties} millrace.cluster.v1.IsrMember.$Shape
                 */

                /**
                 * Constructs a new IsrMember.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents an IsrMember.
                 * @constructor
                 * @param {millrace.cluster.v1.IsrMember.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const IsrMember = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * IsrMember nodeId.
                 * @member {number} nodeId
                 * @memberof millrace.cluster.v1.IsrMember
                 * @instance
                 */
                IsrMember.prototype.nodeId = 0;

                /**
                 * IsrMember brokerEpoch.
                 * @member {number} brokerEpoch
                 * @memberof millrace.cluster.v1.IsrMember
                 * @instance
                 */
                IsrMember.prototype.brokerEpoch = 0;

                /**
                 * Encodes the specified IsrMember message. Does not implicitly {@link millrace.cluster.v1.IsrMember.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.IsrMember
                 * @static
                 * @param {millrace.cluster.v1.IsrMember.$Properties} message IsrMember message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                IsrMember.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
                    if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).sint64(message.brokerEpoch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an IsrMember message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.IsrMember
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.IsrMember & millrace.cluster.v1.IsrMember.$Shape} IsrMember
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                IsrMember.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.IsrMember();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.nodeId = value;
                                else
                                    delete message.nodeId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.sint64())) === "object" ? value.low || value.high : value !== 0)
                                    message.brokerEpoch = value;
                                else
                                    delete message.brokerEpoch;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return IsrMember;
            })();

            v1.AlterPartitionResponse = (function() {

                /**
                 * Properties of an AlterPartitionResponse.
                 * @typedef {Object} millrace.cluster.v1.AlterPartitionResponse.$Properties
                 * @property {Array.<millrace.cluster.v1.PartitionIsrResult.$Properties>} [partitions] AlterPartitionResponse partitions
                 * @property {number} [metadataOffset] AlterPartitionResponse metadataOffset
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AlterPartitionResponse.
                 * @memberof millrace.cluster.v1
                 * @interface IAlterPartitionResponse
                 * @augments millrace.cluster.v1.AlterPartitionResponse.$Properties
                 * @deprecated Use millrace.cluster.v1.AlterPartitionResponse.$Properties instead.
                 */

                /**
                 * Shape of an AlterPartitionResponse.
                 * @typedef {millrace.cluster.v1.AlterPartitionResponse.$Properties} millrace.cluster.v1.AlterPartitionResponse.$Shape
                 */

                /**
                 * Constructs a new AlterPartitionResponse.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents an AlterPartitionResponse.
                 * @constructor
                 * @param {millrace.cluster.v1.AlterPartitionResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AlterPartitionResponse = function (properties) {
                    this.partitions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AlterPartitionResponse partitions.
                 * @member {Array.<millrace.cluster.v1.PartitionIsrResult>} partitions
                 * @memberof millrace.cluster.v1.AlterPartitionResponse
                 * @instance
                 */
                AlterPartitionResponse.prototype.partitions = $util.emptyArray;

                /**
                 * AlterPartitionResponse metadataOffset.
                 * @member {number} metadataOffset
                 * @memberof millrace.cluster.v1.AlterPartitionResponse
                 * @instance
                 */
                AlterPartitionResponse.prototype.metadataOffset = 0;

                /**
                 * Encodes the specified AlterPartitionResponse message. Does not implicitly {@link millrace.cluster.v1.AlterPartitionResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.AlterPartitionResponse
                 * @static
                 * @param {millrace.cluster.v1.AlterPartitionResponse.$Properties} message AlterPartitionResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AlterPartitionResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.partitions != null && message.partitions.length)
                        for (let i = 0; i < message.partitions.length; ++i)
                            $root.millrace.cluster.v1.PartitionIsrResult.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.metadataOffset != null && $Object.hasOwnProperty.call(message, "metadataOffset") && (typeof message.metadataOffset === "object" ? message.metadataOffset.low || message.metadataOffset.high : message.metadataOffset !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.metadataOffset);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AlterPartitionResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.AlterPartitionResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AlterPartitionResponse & millrace.cluster.v1.AlterPartitionResponse.$Shape} AlterPartitionResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AlterPartitionResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.AlterPartitionResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push($root.millrace.cluster.v1.PartitionIsrResult.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.metadataOffset = value;
                                else
                                    delete message.metadataOffset;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AlterPartitionResponse;
            })();

            v1.PartitionIsrResult = (function() {

                /**
                 * Properties of a PartitionIsrResult.
                 * @typedef {Object} millrace.cluster.v1.PartitionIsrResult.$Properties
                 * @property {millrace.common.v1.Error.$Properties|null} [error] PartitionIsrResult error
                 * @property {number} [leader] PartitionIsrResult leader
                 * @property {number} [leaderEpoch] PartitionIsrResult leaderEpoch
                 * @property {number} [partitionEpoch] PartitionIsrResult partitionEpoch
                 * @property {Array.<number>} [isr] PartitionIsrResult isr
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PartitionIsrResult.
                 * @memberof millrace.cluster.v1
                 * @interface IPartitionIsrResult
                 * @augments millrace.cluster.v1.PartitionIsrResult.$Properties
                 * @deprecated Use millrace.cluster.v1.PartitionIsrResult.$Properties instead.
                 */

                /**
                 * Shape of a PartitionIsrResult.
                 * @typedef {millrace.cluster.v1.PartitionIsrResult.$Properties} millrace.cluster.v1.PartitionIsrResult.$Shape
                 */

                /**
                 * Constructs a new PartitionIsrResult.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents a PartitionIsrResult.
                 * @constructor
                 * @param {millrace.cluster.v1.PartitionIsrResult.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PartitionIsrResult = function (properties) {
                    this.isr = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PartitionIsrResult error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.cluster.v1.PartitionIsrResult
                 * @instance
                 */
                PartitionIsrResult.prototype.error = null;

                /**
                 * PartitionIsrResult leader.
                 * @member {number} leader
                 * @memberof millrace.cluster.v1.PartitionIsrResult
                 * @instance
                 */
                PartitionIsrResult.prototype.leader = 0;

                /**
                 * PartitionIsrResult leaderEpoch.
                 * @member {number} leaderEpoch
                 * @memberof millrace.cluster.v1.PartitionIsrResult
                 * @instance
                 */
                PartitionIsrResult.prototype.leaderEpoch = 0;

                /**
                 * PartitionIsrResult partitionEpoch.
                 * @member {number} partitionEpoch
                 * @memberof millrace.cluster.v1.PartitionIsrResult
                 * @instance
                 */
                PartitionIsrResult.prototype.partitionEpoch = 0;

                /**
                 * PartitionIsrResult isr.
                 * @member {Array.<number>} isr
                 * @memberof millrace.cluster.v1.PartitionIsrResult
                 * @instance
                 */
                PartitionIsrResult.prototype.isr = $util.emptyArray;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(PartitionIsrResult.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified PartitionIsrResult message. Does not implicitly {@link millrace.cluster.v1.PartitionIsrResult.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.PartitionIsrResult
                 * @static
                 * @param {millrace.cluster.v1.PartitionIsrResult.$Properties} message PartitionIsrResult message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PartitionIsrResult.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.leader != null && $Object.hasOwnProperty.call(message, "leader") && message.leader !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).sint32(message.leader);
                    if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.leaderEpoch);
                    if (message.partitionEpoch != null && $Object.hasOwnProperty.call(message, "partitionEpoch") && message.partitionEpoch !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.partitionEpoch);
                    if (message.isr != null && message.isr.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).uint32s(message.isr);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PartitionIsrResult message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.PartitionIsrResult
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.PartitionIsrResult & millrace.cluster.v1.PartitionIsrResult.$Shape} PartitionIsrResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PartitionIsrResult.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.PartitionIsrResult();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.sint32())
                                    message.leader = value;
                                else
                                    delete message.leader;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.leaderEpoch = value;
                                else
                                    delete message.leaderEpoch;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partitionEpoch = value;
                                else
                                    delete message.partitionEpoch;
                                continue;
                            }
                        case 5: {
                                if (wireType === 2) {
                                    if (!(message.isr && message.isr.length))
                                        message.isr = [];
                                    reader.uint32s(message.isr);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.isr && message.isr.length))
                                    message.isr = [];
                                message.isr.push(reader.uint32());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return PartitionIsrResult;
            })();

            v1.AllocateProducerIdsRequest = (function() {

                /**
                 * Properties of an AllocateProducerIdsRequest.
                 * @typedef {Object} millrace.cluster.v1.AllocateProducerIdsRequest.$Properties
                 * @property {number} [nodeId] AllocateProducerIdsRequest nodeId
                 * @property {number} [brokerEpoch] AllocateProducerIdsRequest brokerEpoch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AllocateProducerIdsRequest.
                 * @memberof millrace.cluster.v1
                 * @interface IAllocateProducerIdsRequest
                 * @augments millrace.cluster.v1.AllocateProducerIdsRequest.$Properties
                 * @deprecated Use millrace.cluster.v1.AllocateProducerIdsRequest.$Properties instead.
                 */

                /**
                 * Shape of an AllocateProducerIdsRequest.
                 * @typedef {millrace.cluster.v1.AllocateProducerIdsRequest.$Properties} millrace.cluster.v1.AllocateProducerIdsRequest.$Shape
                 */

                /**
                 * Constructs a new AllocateProducerIdsRequest.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents an AllocateProducerIdsRequest.
                 * @constructor
                 * @param {millrace.cluster.v1.AllocateProducerIdsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AllocateProducerIdsRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AllocateProducerIdsRequest nodeId.
                 * @member {number} nodeId
                 * @memberof millrace.cluster.v1.AllocateProducerIdsRequest
                 * @instance
                 */
                AllocateProducerIdsRequest.prototype.nodeId = 0;

                /**
                 * AllocateProducerIdsRequest brokerEpoch.
                 * @member {number} brokerEpoch
                 * @memberof millrace.cluster.v1.AllocateProducerIdsRequest
                 * @instance
                 */
                AllocateProducerIdsRequest.prototype.brokerEpoch = 0;

                /**
                 * Encodes the specified AllocateProducerIdsRequest message. Does not implicitly {@link millrace.cluster.v1.AllocateProducerIdsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.AllocateProducerIdsRequest
                 * @static
                 * @param {millrace.cluster.v1.AllocateProducerIdsRequest.$Properties} message AllocateProducerIdsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AllocateProducerIdsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nodeId);
                    if (message.brokerEpoch != null && $Object.hasOwnProperty.call(message, "brokerEpoch") && (typeof message.brokerEpoch === "object" ? message.brokerEpoch.low || message.brokerEpoch.high : message.brokerEpoch !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.brokerEpoch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AllocateProducerIdsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.AllocateProducerIdsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AllocateProducerIdsRequest & millrace.cluster.v1.AllocateProducerIdsRequest.$Shape} AllocateProducerIdsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AllocateProducerIdsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.AllocateProducerIdsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.nodeId = value;
                                else
                                    delete message.nodeId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.brokerEpoch = value;
                                else
                                    delete message.brokerEpoch;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AllocateProducerIdsRequest;
            })();

            v1.AllocateProducerIdsResponse = (function() {

                /**
                 * Properties of an AllocateProducerIdsResponse.
                 * @typedef {Object} millrace.cluster.v1.AllocateProducerIdsResponse.$Properties
                 * @property {number} [first] AllocateProducerIdsResponse first
                 * @property {number} [count] AllocateProducerIdsResponse count
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AllocateProducerIdsResponse.
                 * @memberof millrace.cluster.v1
                 * @interface IAllocateProducerIdsResponse
                 * @augments millrace.cluster.v1.AllocateProducerIdsResponse.$Properties
                 * @deprecated Use millrace.cluster.v1.AllocateProducerIdsResponse.$Properties instead.
                 */

                /**
                 * Shape of an AllocateProducerIdsResponse.
                 * @typedef {millrace.cluster.v1.AllocateProducerIdsResponse.$Properties} millrace.cluster.v1.AllocateProducerIdsResponse.$Shape
                 */

                /**
                 * Constructs a new AllocateProducerIdsResponse.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents an AllocateProducerIdsResponse.
                 * @constructor
                 * @param {millrace.cluster.v1.AllocateProducerIdsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AllocateProducerIdsResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AllocateProducerIdsResponse first.
                 * @member {number} first
                 * @memberof millrace.cluster.v1.AllocateProducerIdsResponse
                 * @instance
                 */
                AllocateProducerIdsResponse.prototype.first = 0;

                /**
                 * AllocateProducerIdsResponse count.
                 * @member {number} count
                 * @memberof millrace.cluster.v1.AllocateProducerIdsResponse
                 * @instance
                 */
                AllocateProducerIdsResponse.prototype.count = 0;

                /**
                 * Encodes the specified AllocateProducerIdsResponse message. Does not implicitly {@link millrace.cluster.v1.AllocateProducerIdsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.AllocateProducerIdsResponse
                 * @static
                 * @param {millrace.cluster.v1.AllocateProducerIdsResponse.$Properties} message AllocateProducerIdsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AllocateProducerIdsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.first != null && $Object.hasOwnProperty.call(message, "first") && (typeof message.first === "object" ? message.first.low || message.first.high : message.first !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).int64(message.first);
                    if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.count);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AllocateProducerIdsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.AllocateProducerIdsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.AllocateProducerIdsResponse & millrace.cluster.v1.AllocateProducerIdsResponse.$Shape} AllocateProducerIdsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AllocateProducerIdsResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.AllocateProducerIdsResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.first = value;
                                else
                                    delete message.first;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.count = value;
                                else
                                    delete message.count;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AllocateProducerIdsResponse;
            })();

            v1.ForwardRequest = (function() {

                /**
                 * Properties of a ForwardRequest.
                 * @typedef {Object} millrace.cluster.v1.ForwardRequest.$Properties
                 * @property {string} [path] ForwardRequest path
                 * @property {Uint8Array} [request] ForwardRequest request
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ForwardRequest.
                 * @memberof millrace.cluster.v1
                 * @interface IForwardRequest
                 * @augments millrace.cluster.v1.ForwardRequest.$Properties
                 * @deprecated Use millrace.cluster.v1.ForwardRequest.$Properties instead.
                 */

                /**
                 * Shape of a ForwardRequest.
                 * @typedef {millrace.cluster.v1.ForwardRequest.$Properties} millrace.cluster.v1.ForwardRequest.$Shape
                 */

                /**
                 * Constructs a new ForwardRequest.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents a ForwardRequest.
                 * @constructor
                 * @param {millrace.cluster.v1.ForwardRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ForwardRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ForwardRequest path.
                 * @member {string} path
                 * @memberof millrace.cluster.v1.ForwardRequest
                 * @instance
                 */
                ForwardRequest.prototype.path = "";

                /**
                 * ForwardRequest request.
                 * @member {Uint8Array} request
                 * @memberof millrace.cluster.v1.ForwardRequest
                 * @instance
                 */
                ForwardRequest.prototype.request = $util.newBuffer([]);

                /**
                 * Encodes the specified ForwardRequest message. Does not implicitly {@link millrace.cluster.v1.ForwardRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.ForwardRequest
                 * @static
                 * @param {millrace.cluster.v1.ForwardRequest.$Properties} message ForwardRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ForwardRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.path);
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.request);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ForwardRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.ForwardRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ForwardRequest & millrace.cluster.v1.ForwardRequest.$Shape} ForwardRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ForwardRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.ForwardRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.path = value;
                                else
                                    delete message.path;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.request = value;
                                else
                                    delete message.request;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ForwardRequest;
            })();

            v1.ForwardResponse = (function() {

                /**
                 * Properties of a ForwardResponse.
                 * @typedef {Object} millrace.cluster.v1.ForwardResponse.$Properties
                 * @property {Uint8Array} [response] ForwardResponse response
                 * @property {number} [metadataOffset] ForwardResponse metadataOffset
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ForwardResponse.
                 * @memberof millrace.cluster.v1
                 * @interface IForwardResponse
                 * @augments millrace.cluster.v1.ForwardResponse.$Properties
                 * @deprecated Use millrace.cluster.v1.ForwardResponse.$Properties instead.
                 */

                /**
                 * Shape of a ForwardResponse.
                 * @typedef {millrace.cluster.v1.ForwardResponse.$Properties} millrace.cluster.v1.ForwardResponse.$Shape
                 */

                /**
                 * Constructs a new ForwardResponse.
                 * @memberof millrace.cluster.v1
                 * @classdesc Represents a ForwardResponse.
                 * @constructor
                 * @param {millrace.cluster.v1.ForwardResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ForwardResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ForwardResponse response.
                 * @member {Uint8Array} response
                 * @memberof millrace.cluster.v1.ForwardResponse
                 * @instance
                 */
                ForwardResponse.prototype.response = $util.newBuffer([]);

                /**
                 * ForwardResponse metadataOffset.
                 * @member {number} metadataOffset
                 * @memberof millrace.cluster.v1.ForwardResponse
                 * @instance
                 */
                ForwardResponse.prototype.metadataOffset = 0;

                /**
                 * Encodes the specified ForwardResponse message. Does not implicitly {@link millrace.cluster.v1.ForwardResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.cluster.v1.ForwardResponse
                 * @static
                 * @param {millrace.cluster.v1.ForwardResponse.$Properties} message ForwardResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ForwardResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.response != null && $Object.hasOwnProperty.call(message, "response") && message.response.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.response);
                    if (message.metadataOffset != null && $Object.hasOwnProperty.call(message, "metadataOffset") && (typeof message.metadataOffset === "object" ? message.metadataOffset.low || message.metadataOffset.high : message.metadataOffset !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.metadataOffset);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ForwardResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.cluster.v1.ForwardResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.cluster.v1.ForwardResponse & millrace.cluster.v1.ForwardResponse.$Shape} ForwardResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ForwardResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.cluster.v1.ForwardResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.response = value;
                                else
                                    delete message.response;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.metadataOffset = value;
                                else
                                    delete message.metadataOffset;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ForwardResponse;
            })();

            return v1;
        })();

        return cluster;
    })();

    millrace.data = (function() {

        /**
         * Namespace data.
         * @memberof millrace
         * @namespace
         */
        const data = {};

        data.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof millrace.data
             * @namespace
             */
            const v1 = {};

            /**
             * Acks enum.
             * @name millrace.data.v1.Acks
             * @enum {number}
             * @property {number} ACKS_UNSPECIFIED=0 ACKS_UNSPECIFIED value
             * @property {number} ACKS_ALL=1 ACKS_ALL value
             * @property {number} ACKS_LEADER=2 ACKS_LEADER value
             * @property {number} ACKS_NONE=3 ACKS_NONE value
             */
            v1.Acks = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "ACKS_UNSPECIFIED"] = 0;
                values[valuesById[1] = "ACKS_ALL"] = 1;
                values[valuesById[2] = "ACKS_LEADER"] = 2;
                values[valuesById[3] = "ACKS_NONE"] = 3;
                return values;
            })();

            v1.ProduceRequest = (function() {

                /**
                 * Properties of a ProduceRequest.
                 * @typedef {Object} millrace.data.v1.ProduceRequest.$Properties
                 * @property {number} [correlationId] ProduceRequest correlationId
                 * @property {millrace.data.v1.Acks} [acks] ProduceRequest acks
                 * @property {number} [timeoutMs] ProduceRequest timeoutMs
                 * @property {Array.<millrace.data.v1.ProducePartition.$Properties>} [partitions] ProduceRequest partitions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ProduceRequest.
                 * @memberof millrace.data.v1
                 * @interface IProduceRequest
                 * @augments millrace.data.v1.ProduceRequest.$Properties
                 * @deprecated Use millrace.data.v1.ProduceRequest.$Properties instead.
                 */

                /**
                 * Shape of a ProduceRequest.
                 * @typedef {millrace.data.v1.ProduceRequest.$Properties} millrace.data.v1.ProduceRequest.$Shape
                 */

                /**
                 * Constructs a new ProduceRequest.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a ProduceRequest.
                 * @constructor
                 * @param {millrace.data.v1.ProduceRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ProduceRequest = function (properties) {
                    this.partitions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ProduceRequest correlationId.
                 * @member {number} correlationId
                 * @memberof millrace.data.v1.ProduceRequest
                 * @instance
                 */
                ProduceRequest.prototype.correlationId = 0;

                /**
                 * ProduceRequest acks.
                 * @member {millrace.data.v1.Acks} acks
                 * @memberof millrace.data.v1.ProduceRequest
                 * @instance
                 */
                ProduceRequest.prototype.acks = 0;

                /**
                 * ProduceRequest timeoutMs.
                 * @member {number} timeoutMs
                 * @memberof millrace.data.v1.ProduceRequest
                 * @instance
                 */
                ProduceRequest.prototype.timeoutMs = 0;

                /**
                 * ProduceRequest partitions.
                 * @member {Array.<millrace.data.v1.ProducePartition>} partitions
                 * @memberof millrace.data.v1.ProduceRequest
                 * @instance
                 */
                ProduceRequest.prototype.partitions = $util.emptyArray;

                /**
                 * Encodes the specified ProduceRequest message. Does not implicitly {@link millrace.data.v1.ProduceRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.ProduceRequest
                 * @static
                 * @param {millrace.data.v1.ProduceRequest.$Properties} message ProduceRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ProduceRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.correlationId != null && $Object.hasOwnProperty.call(message, "correlationId") && message.correlationId !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.correlationId);
                    if (message.acks != null && $Object.hasOwnProperty.call(message, "acks") && message.acks !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.acks);
                    if (message.timeoutMs != null && $Object.hasOwnProperty.call(message, "timeoutMs") && message.timeoutMs !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.timeoutMs);
                    if (message.partitions != null && message.partitions.length)
                        for (let i = 0; i < message.partitions.length; ++i)
                            $root.millrace.data.v1.ProducePartition.encode(message.partitions[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ProduceRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.ProduceRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProduceRequest & millrace.data.v1.ProduceRequest.$Shape} ProduceRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ProduceRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.ProduceRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.correlationId = value;
                                else
                                    delete message.correlationId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.acks = value;
                                else
                                    delete message.acks;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.timeoutMs = value;
                                else
                                    delete message.timeoutMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push($root.millrace.data.v1.ProducePartition.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ProduceRequest;
            })();

            v1.ProducePartition = (function() {

                /**
                 * Properties of a ProducePartition.
                 * @typedef {Object} millrace.data.v1.ProducePartition.$Properties
                 * @property {Uint8Array} [topicId] ProducePartition topicId
                 * @property {number} [partition] ProducePartition partition
                 * @property {Uint8Array} [recordBatch] ProducePartition recordBatch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ProducePartition.
                 * @memberof millrace.data.v1
                 * @interface IProducePartition
                 * @augments millrace.data.v1.ProducePartition.$Properties
                 * @deprecated Use millrace.data.v1.ProducePartition.$Properties instead.
                 */

                /**
                 * Shape of a ProducePartition.
                 * @typedef {millrace.data.v1.ProducePartition.$Properties} millrace.data.v1.ProducePartition.$Shape
                 */

                /**
                 * Constructs a new ProducePartition.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a ProducePartition.
                 * @constructor
                 * @param {millrace.data.v1.ProducePartition.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ProducePartition = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ProducePartition topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.data.v1.ProducePartition
                 * @instance
                 */
                ProducePartition.prototype.topicId = $util.newBuffer([]);

                /**
                 * ProducePartition partition.
                 * @member {number} partition
                 * @memberof millrace.data.v1.ProducePartition
                 * @instance
                 */
                ProducePartition.prototype.partition = 0;

                /**
                 * ProducePartition recordBatch.
                 * @member {Uint8Array} recordBatch
                 * @memberof millrace.data.v1.ProducePartition
                 * @instance
                 */
                ProducePartition.prototype.recordBatch = $util.newBuffer([]);

                /**
                 * Encodes the specified ProducePartition message. Does not implicitly {@link millrace.data.v1.ProducePartition.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.ProducePartition
                 * @static
                 * @param {millrace.data.v1.ProducePartition.$Properties} message ProducePartition message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ProducePartition.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.recordBatch != null && $Object.hasOwnProperty.call(message, "recordBatch") && message.recordBatch.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.recordBatch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ProducePartition message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.ProducePartition
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProducePartition & millrace.data.v1.ProducePartition.$Shape} ProducePartition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ProducePartition.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.ProducePartition();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.recordBatch = value;
                                else
                                    delete message.recordBatch;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ProducePartition;
            })();

            v1.ProduceResponse = (function() {

                /**
                 * Properties of a ProduceResponse.
                 * @typedef {Object} millrace.data.v1.ProduceResponse.$Properties
                 * @property {millrace.data.v1.ProduceWindow.$Properties|null} [window] ProduceResponse window
                 * @property {millrace.data.v1.ProduceResult.$Properties|null} [result] ProduceResponse result
                 * @property {"window"|"result"} [kind] ProduceResponse kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ProduceResponse.
                 * @memberof millrace.data.v1
                 * @interface IProduceResponse
                 * @augments millrace.data.v1.ProduceResponse.$Properties
                 * @deprecated Use millrace.data.v1.ProduceResponse.$Properties instead.
                 */

                /**
                 * Narrowed shape of a ProduceResponse.
                 * @typedef {{
                 *   window?: millrace.data.v1.ProduceWindow.$Shape|null;
                 *   result?: millrace.data.v1.ProduceResult.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; window?: null; result?: null }|{ kind?: "window"; window: millrace.data.v1.ProduceWindow.$Shape; result?: null }|{ kind?: "result"; window?: null; result: millrace.data.v1.ProduceResult.$Shape })
                 * )} millrace.data.v1.ProduceResponse.$Shape
                 */

                /**
                 * Constructs a new ProduceResponse.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a ProduceResponse.
                 * @constructor
                 * @param {millrace.data.v1.ProduceResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ProduceResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ProduceResponse window.
                 * @member {millrace.data.v1.ProduceWindow|null} window
                 * @memberof millrace.data.v1.ProduceResponse
                 * @instance
                 */
                ProduceResponse.prototype.window = null;

                /**
                 * ProduceResponse result.
                 * @member {millrace.data.v1.ProduceResult|null} result
                 * @memberof millrace.data.v1.ProduceResponse
                 * @instance
                 */
                ProduceResponse.prototype.result = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * ProduceResponse kind.
                 * @member {"window"|"result"|undefined} kind
                 * @memberof millrace.data.v1.ProduceResponse
                 * @instance
                 */
                $Object.defineProperty(ProduceResponse.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["window", "result"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ProduceResponse message. Does not implicitly {@link millrace.data.v1.ProduceResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.ProduceResponse
                 * @static
                 * @param {millrace.data.v1.ProduceResponse.$Properties} message ProduceResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ProduceResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.window != null && $Object.hasOwnProperty.call(message, "window"))
                        $root.millrace.data.v1.ProduceWindow.encode(message.window, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                        $root.millrace.data.v1.ProduceResult.encode(message.result, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ProduceResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.ProduceResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProduceResponse & millrace.data.v1.ProduceResponse.$Shape} ProduceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ProduceResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.ProduceResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.window = $root.millrace.data.v1.ProduceWindow.decode(reader, reader.size(), $undefined, _depth + 1, message.window);
                                message.kind = "window";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.result = $root.millrace.data.v1.ProduceResult.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                                message.kind = "result";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ProduceResponse;
            })();

            v1.ProduceWindow = (function() {

                /**
                 * Properties of a ProduceWindow.
                 * @typedef {Object} millrace.data.v1.ProduceWindow.$Properties
                 * @property {number} [requestsInFlightMax] ProduceWindow requestsInFlightMax
                 * @property {number} [bytesInFlightMax] ProduceWindow bytesInFlightMax
                 * @property {number} [requestSizeBytesMax] ProduceWindow requestSizeBytesMax
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ProduceWindow.
                 * @memberof millrace.data.v1
                 * @interface IProduceWindow
                 * @augments millrace.data.v1.ProduceWindow.$Properties
                 * @deprecated Use millrace.data.v1.ProduceWindow.$Properties instead.
                 */

                /**
                 * Shape of a ProduceWindow.
                 * @typedef {millrace.data.v1.ProduceWindow.$Properties} millrace.data.v1.ProduceWindow.$Shape
                 */

                /**
                 * Constructs a new ProduceWindow.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a ProduceWindow.
                 * @constructor
                 * @param {millrace.data.v1.ProduceWindow.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ProduceWindow = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ProduceWindow requestsInFlightMax.
                 * @member {number} requestsInFlightMax
                 * @memberof millrace.data.v1.ProduceWindow
                 * @instance
                 */
                ProduceWindow.prototype.requestsInFlightMax = 0;

                /**
                 * ProduceWindow bytesInFlightMax.
                 * @member {number} bytesInFlightMax
                 * @memberof millrace.data.v1.ProduceWindow
                 * @instance
                 */
                ProduceWindow.prototype.bytesInFlightMax = 0;

                /**
                 * ProduceWindow requestSizeBytesMax.
                 * @member {number} requestSizeBytesMax
                 * @memberof millrace.data.v1.ProduceWindow
                 * @instance
                 */
                ProduceWindow.prototype.requestSizeBytesMax = 0;

                /**
                 * Encodes the specified ProduceWindow message. Does not implicitly {@link millrace.data.v1.ProduceWindow.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.ProduceWindow
                 * @static
                 * @param {millrace.data.v1.ProduceWindow.$Properties} message ProduceWindow message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ProduceWindow.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.requestsInFlightMax != null && $Object.hasOwnProperty.call(message, "requestsInFlightMax") && message.requestsInFlightMax !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.requestsInFlightMax);
                    if (message.bytesInFlightMax != null && $Object.hasOwnProperty.call(message, "bytesInFlightMax") && message.bytesInFlightMax !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.bytesInFlightMax);
                    if (message.requestSizeBytesMax != null && $Object.hasOwnProperty.call(message, "requestSizeBytesMax") && message.requestSizeBytesMax !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.requestSizeBytesMax);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ProduceWindow message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.ProduceWindow
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProduceWindow & millrace.data.v1.ProduceWindow.$Shape} ProduceWindow
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ProduceWindow.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.ProduceWindow();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.requestsInFlightMax = value;
                                else
                                    delete message.requestsInFlightMax;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.bytesInFlightMax = value;
                                else
                                    delete message.bytesInFlightMax;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.requestSizeBytesMax = value;
                                else
                                    delete message.requestSizeBytesMax;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ProduceWindow;
            })();

            v1.ProduceResult = (function() {

                /**
                 * Properties of a ProduceResult.
                 * @typedef {Object} millrace.data.v1.ProduceResult.$Properties
                 * @property {number} [correlationId] ProduceResult correlationId
                 * @property {Array.<millrace.data.v1.ProducePartitionResult.$Properties>} [partitions] ProduceResult partitions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ProduceResult.
                 * @memberof millrace.data.v1
                 * @interface IProduceResult
                 * @augments millrace.data.v1.ProduceResult.$Properties
                 * @deprecated Use millrace.data.v1.ProduceResult.$Properties instead.
                 */

                /**
                 * Shape of a ProduceResult.
                 * @typedef {millrace.data.v1.ProduceResult.$Properties} millrace.data.v1.ProduceResult.$Shape
                 */

                /**
                 * Constructs a new ProduceResult.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a ProduceResult.
                 * @constructor
                 * @param {millrace.data.v1.ProduceResult.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ProduceResult = function (properties) {
                    this.partitions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ProduceResult correlationId.
                 * @member {number} correlationId
                 * @memberof millrace.data.v1.ProduceResult
                 * @instance
                 */
                ProduceResult.prototype.correlationId = 0;

                /**
                 * ProduceResult partitions.
                 * @member {Array.<millrace.data.v1.ProducePartitionResult>} partitions
                 * @memberof millrace.data.v1.ProduceResult
                 * @instance
                 */
                ProduceResult.prototype.partitions = $util.emptyArray;

                /**
                 * Encodes the specified ProduceResult message. Does not implicitly {@link millrace.data.v1.ProduceResult.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.ProduceResult
                 * @static
                 * @param {millrace.data.v1.ProduceResult.$Properties} message ProduceResult message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ProduceResult.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.correlationId != null && $Object.hasOwnProperty.call(message, "correlationId") && message.correlationId !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.correlationId);
                    if (message.partitions != null && message.partitions.length)
                        for (let i = 0; i < message.partitions.length; ++i)
                            $root.millrace.data.v1.ProducePartitionResult.encode(message.partitions[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ProduceResult message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.ProduceResult
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProduceResult & millrace.data.v1.ProduceResult.$Shape} ProduceResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ProduceResult.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.ProduceResult();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.correlationId = value;
                                else
                                    delete message.correlationId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push($root.millrace.data.v1.ProducePartitionResult.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ProduceResult;
            })();

            v1.ProducePartitionResult = (function() {

                /**
                 * Properties of a ProducePartitionResult.
                 * @typedef {Object} millrace.data.v1.ProducePartitionResult.$Properties
                 * @property {millrace.common.v1.Error.$Properties|null} [error] ProducePartitionResult error
                 * @property {number} [baseOffset] ProducePartitionResult baseOffset
                 * @property {number} [logAppendTimeMs] ProducePartitionResult logAppendTimeMs
                 * @property {number} [logStartOffset] ProducePartitionResult logStartOffset
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ProducePartitionResult.
                 * @memberof millrace.data.v1
                 * @interface IProducePartitionResult
                 * @augments millrace.data.v1.ProducePartitionResult.$Properties
                 * @deprecated Use millrace.data.v1.ProducePartitionResult.$Properties instead.
                 */

                /**
                 * Shape of a ProducePartitionResult.
                 * @typedef {millrace.data.v1.ProducePartitionResult.$Properties} millrace.data.v1.ProducePartitionResult.$Shape
                 */

                /**
                 * Constructs a new ProducePartitionResult.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a ProducePartitionResult.
                 * @constructor
                 * @param {millrace.data.v1.ProducePartitionResult.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ProducePartitionResult = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ProducePartitionResult error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.data.v1.ProducePartitionResult
                 * @instance
                 */
                ProducePartitionResult.prototype.error = null;

                /**
                 * ProducePartitionResult baseOffset.
                 * @member {number} baseOffset
                 * @memberof millrace.data.v1.ProducePartitionResult
                 * @instance
                 */
                ProducePartitionResult.prototype.baseOffset = 0;

                /**
                 * ProducePartitionResult logAppendTimeMs.
                 * @member {number} logAppendTimeMs
                 * @memberof millrace.data.v1.ProducePartitionResult
                 * @instance
                 */
                ProducePartitionResult.prototype.logAppendTimeMs = 0;

                /**
                 * ProducePartitionResult logStartOffset.
                 * @member {number} logStartOffset
                 * @memberof millrace.data.v1.ProducePartitionResult
                 * @instance
                 */
                ProducePartitionResult.prototype.logStartOffset = 0;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(ProducePartitionResult.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ProducePartitionResult message. Does not implicitly {@link millrace.data.v1.ProducePartitionResult.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.ProducePartitionResult
                 * @static
                 * @param {millrace.data.v1.ProducePartitionResult.$Properties} message ProducePartitionResult message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ProducePartitionResult.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.baseOffset != null && $Object.hasOwnProperty.call(message, "baseOffset") && (typeof message.baseOffset === "object" ? message.baseOffset.low || message.baseOffset.high : message.baseOffset !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.baseOffset);
                    if (message.logAppendTimeMs != null && $Object.hasOwnProperty.call(message, "logAppendTimeMs") && (typeof message.logAppendTimeMs === "object" ? message.logAppendTimeMs.low || message.logAppendTimeMs.high : message.logAppendTimeMs !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).int64(message.logAppendTimeMs);
                    if (message.logStartOffset != null && $Object.hasOwnProperty.call(message, "logStartOffset") && (typeof message.logStartOffset === "object" ? message.logStartOffset.low || message.logStartOffset.high : message.logStartOffset !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).int64(message.logStartOffset);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ProducePartitionResult message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.ProducePartitionResult
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ProducePartitionResult & millrace.data.v1.ProducePartitionResult.$Shape} ProducePartitionResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ProducePartitionResult.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.ProducePartitionResult();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.baseOffset = value;
                                else
                                    delete message.baseOffset;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.logAppendTimeMs = value;
                                else
                                    delete message.logAppendTimeMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.logStartOffset = value;
                                else
                                    delete message.logStartOffset;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ProducePartitionResult;
            })();

            v1.FetchRequest = (function() {

                /**
                 * Properties of a FetchRequest.
                 * @typedef {Object} millrace.data.v1.FetchRequest.$Properties
                 * @property {Array.<millrace.data.v1.FetchPartition.$Properties>} [set] FetchRequest set
                 * @property {Array.<millrace.data.v1.FetchPartitionId.$Properties>} [remove] FetchRequest remove
                 * @property {number} [grantBytes] FetchRequest grantBytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FetchRequest.
                 * @memberof millrace.data.v1
                 * @interface IFetchRequest
                 * @augments millrace.data.v1.FetchRequest.$Properties
                 * @deprecated Use millrace.data.v1.FetchRequest.$Properties instead.
                 */

                /**
                 * Shape of a FetchRequest.
                 * @typedef {millrace.data.v1.FetchRequest.$Properties} millrace.data.v1.FetchRequest.$Shape
                 */

                /**
                 * Constructs a new FetchRequest.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a FetchRequest.
                 * @constructor
                 * @param {millrace.data.v1.FetchRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FetchRequest = function (properties) {
                    this.set = [];
                    this.remove = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FetchRequest set.
                 * @member {Array.<millrace.data.v1.FetchPartition>} set
                 * @memberof millrace.data.v1.FetchRequest
                 * @instance
                 */
                FetchRequest.prototype.set = $util.emptyArray;

                /**
                 * FetchRequest remove.
                 * @member {Array.<millrace.data.v1.FetchPartitionId>} remove
                 * @memberof millrace.data.v1.FetchRequest
                 * @instance
                 */
                FetchRequest.prototype.remove = $util.emptyArray;

                /**
                 * FetchRequest grantBytes.
                 * @member {number} grantBytes
                 * @memberof millrace.data.v1.FetchRequest
                 * @instance
                 */
                FetchRequest.prototype.grantBytes = 0;

                /**
                 * Encodes the specified FetchRequest message. Does not implicitly {@link millrace.data.v1.FetchRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.FetchRequest
                 * @static
                 * @param {millrace.data.v1.FetchRequest.$Properties} message FetchRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FetchRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.set != null && message.set.length)
                        for (let i = 0; i < message.set.length; ++i)
                            $root.millrace.data.v1.FetchPartition.encode(message.set[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.remove != null && message.remove.length)
                        for (let i = 0; i < message.remove.length; ++i)
                            $root.millrace.data.v1.FetchPartitionId.encode(message.remove[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.grantBytes != null && $Object.hasOwnProperty.call(message, "grantBytes") && message.grantBytes !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.grantBytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FetchRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.FetchRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchRequest & millrace.data.v1.FetchRequest.$Shape} FetchRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FetchRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.FetchRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.set && message.set.length))
                                    message.set = [];
                                message.set.push($root.millrace.data.v1.FetchPartition.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.remove && message.remove.length))
                                    message.remove = [];
                                message.remove.push($root.millrace.data.v1.FetchPartitionId.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.grantBytes = value;
                                else
                                    delete message.grantBytes;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FetchRequest;
            })();

            v1.FetchPartitionId = (function() {

                /**
                 * Properties of a FetchPartitionId.
                 * @typedef {Object} millrace.data.v1.FetchPartitionId.$Properties
                 * @property {Uint8Array} [topicId] FetchPartitionId topicId
                 * @property {number} [partition] FetchPartitionId partition
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FetchPartitionId.
                 * @memberof millrace.data.v1
                 * @interface IFetchPartitionId
                 * @augments millrace.data.v1.FetchPartitionId.$Properties
                 * @deprecated Use millrace.data.v1.FetchPartitionId.$Properties instead.
                 */

                /**
                 * Shape of a FetchPartitionId.
                 * @typedef {millrace.data.v1.FetchPartitionId.$Properties} millrace.data.v1.FetchPartitionId.$Shape
                 */

                /**
                 * Constructs a new FetchPartitionId.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a FetchPartitionId.
                 * @constructor
                 * @param {millrace.data.v1.FetchPartitionId.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FetchPartitionId = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FetchPartitionId topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.data.v1.FetchPartitionId
                 * @instance
                 */
                FetchPartitionId.prototype.topicId = $util.newBuffer([]);

                /**
                 * FetchPartitionId partition.
                 * @member {number} partition
                 * @memberof millrace.data.v1.FetchPartitionId
                 * @instance
                 */
                FetchPartitionId.prototype.partition = 0;

                /**
                 * Encodes the specified FetchPartitionId message. Does not implicitly {@link millrace.data.v1.FetchPartitionId.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.FetchPartitionId
                 * @static
                 * @param {millrace.data.v1.FetchPartitionId.$Properties} message FetchPartitionId message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FetchPartitionId.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FetchPartitionId message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.FetchPartitionId
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchPartitionId & millrace.data.v1.FetchPartitionId.$Shape} FetchPartitionId
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FetchPartitionId.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.FetchPartitionId();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FetchPartitionId;
            })();

            v1.FetchPartition = (function() {

                /**
                 * Properties of a FetchPartition.
                 * @typedef {Object} millrace.data.v1.FetchPartition.$Properties
                 * @property {Uint8Array} [topicId] FetchPartition topicId
                 * @property {number} [partition] FetchPartition partition
                 * @property {number} [offset] FetchPartition offset
                 * @property {number} [epoch] FetchPartition epoch
                 * @property {number} [currentLeaderEpoch] FetchPartition currentLeaderEpoch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FetchPartition.
                 * @memberof millrace.data.v1
                 * @interface IFetchPartition
                 * @augments millrace.data.v1.FetchPartition.$Properties
                 * @deprecated Use millrace.data.v1.FetchPartition.$Properties instead.
                 */

                /**
                 * Shape of a FetchPartition.
                 * @typedef {millrace.data.v1.FetchPartition.$Properties} millrace.data.v1.FetchPartition.$Shape
                 */

                /**
                 * Constructs a new FetchPartition.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a FetchPartition.
                 * @constructor
                 * @param {millrace.data.v1.FetchPartition.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FetchPartition = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FetchPartition topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.data.v1.FetchPartition
                 * @instance
                 */
                FetchPartition.prototype.topicId = $util.newBuffer([]);

                /**
                 * FetchPartition partition.
                 * @member {number} partition
                 * @memberof millrace.data.v1.FetchPartition
                 * @instance
                 */
                FetchPartition.prototype.partition = 0;

                /**
                 * FetchPartition offset.
                 * @member {number} offset
                 * @memberof millrace.data.v1.FetchPartition
                 * @instance
                 */
                FetchPartition.prototype.offset = 0;

                /**
                 * FetchPartition epoch.
                 * @member {number} epoch
                 * @memberof millrace.data.v1.FetchPartition
                 * @instance
                 */
                FetchPartition.prototype.epoch = 0;

                /**
                 * FetchPartition currentLeaderEpoch.
                 * @member {number} currentLeaderEpoch
                 * @memberof millrace.data.v1.FetchPartition
                 * @instance
                 */
                FetchPartition.prototype.currentLeaderEpoch = 0;

                /**
                 * Encodes the specified FetchPartition message. Does not implicitly {@link millrace.data.v1.FetchPartition.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.FetchPartition
                 * @static
                 * @param {millrace.data.v1.FetchPartition.$Properties} message FetchPartition message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FetchPartition.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).int64(message.offset);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.epoch);
                    if (message.currentLeaderEpoch != null && $Object.hasOwnProperty.call(message, "currentLeaderEpoch") && message.currentLeaderEpoch !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).sint32(message.currentLeaderEpoch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FetchPartition message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.FetchPartition
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchPartition & millrace.data.v1.FetchPartition.$Shape} FetchPartition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FetchPartition.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.FetchPartition();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.epoch = value;
                                else
                                    delete message.epoch;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.sint32())
                                    message.currentLeaderEpoch = value;
                                else
                                    delete message.currentLeaderEpoch;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FetchPartition;
            })();

            v1.FetchResponse = (function() {

                /**
                 * Properties of a FetchResponse.
                 * @typedef {Object} millrace.data.v1.FetchResponse.$Properties
                 * @property {millrace.data.v1.FetchFrame.$Properties|null} [frame] FetchResponse frame
                 * @property {millrace.data.v1.FetchError.$Properties|null} [error] FetchResponse error
                 * @property {"frame"|"error"} [kind] FetchResponse kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FetchResponse.
                 * @memberof millrace.data.v1
                 * @interface IFetchResponse
                 * @augments millrace.data.v1.FetchResponse.$Properties
                 * @deprecated Use millrace.data.v1.FetchResponse.$Properties instead.
                 */

                /**
                 * Narrowed shape of a FetchResponse.
                 * @typedef {{
                 *   frame?: millrace.data.v1.FetchFrame.$Shape|null;
                 *   error?: millrace.data.v1.FetchError.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; frame?: null; error?: null }|{ kind?: "frame"; frame: millrace.data.v1.FetchFrame.$Shape; error?: null }|{ kind?: "error"; frame?: null; error: millrace.data.v1.FetchError.$Shape })
                 * )} millrace.data.v1.FetchResponse.$Shape
                 */

                /**
                 * Constructs a new FetchResponse.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a FetchResponse.
                 * @constructor
                 * @param {millrace.data.v1.FetchResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FetchResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FetchResponse frame.
                 * @member {millrace.data.v1.FetchFrame|null} frame
                 * @memberof millrace.data.v1.FetchResponse
                 * @instance
                 */
                FetchResponse.prototype.frame = null;

                /**
                 * FetchResponse error.
                 * @member {millrace.data.v1.FetchError|null} error
                 * @memberof millrace.data.v1.FetchResponse
                 * @instance
                 */
                FetchResponse.prototype.error = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * FetchResponse kind.
                 * @member {"frame"|"error"|undefined} kind
                 * @memberof millrace.data.v1.FetchResponse
                 * @instance
                 */
                $Object.defineProperty(FetchResponse.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["frame", "error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified FetchResponse message. Does not implicitly {@link millrace.data.v1.FetchResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.FetchResponse
                 * @static
                 * @param {millrace.data.v1.FetchResponse.$Properties} message FetchResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FetchResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.frame != null && $Object.hasOwnProperty.call(message, "frame"))
                        $root.millrace.data.v1.FetchFrame.encode(message.frame, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.data.v1.FetchError.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FetchResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.FetchResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchResponse & millrace.data.v1.FetchResponse.$Shape} FetchResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FetchResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.FetchResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.frame = $root.millrace.data.v1.FetchFrame.decode(reader, reader.size(), $undefined, _depth + 1, message.frame);
                                message.kind = "frame";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.data.v1.FetchError.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message.kind = "error";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FetchResponse;
            })();

            v1.FetchFrame = (function() {

                /**
                 * Properties of a FetchFrame.
                 * @typedef {Object} millrace.data.v1.FetchFrame.$Properties
                 * @property {Uint8Array} [topicId] FetchFrame topicId
                 * @property {number} [partition] FetchFrame partition
                 * @property {number} [epoch] FetchFrame epoch
                 * @property {number} [highWatermark] FetchFrame highWatermark
                 * @property {number} [logStartOffset] FetchFrame logStartOffset
                 * @property {Uint8Array} [recordBatches] FetchFrame recordBatches
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FetchFrame.
                 * @memberof millrace.data.v1
                 * @interface IFetchFrame
                 * @augments millrace.data.v1.FetchFrame.$Properties
                 * @deprecated Use millrace.data.v1.FetchFrame.$Properties instead.
                 */

                /**
                 * Shape of a FetchFrame.
                 * @typedef {millrace.data.v1.FetchFrame.$Properties} millrace.data.v1.FetchFrame.$Shape
                 */

                /**
                 * Constructs a new FetchFrame.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a FetchFrame.
                 * @constructor
                 * @param {millrace.data.v1.FetchFrame.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FetchFrame = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FetchFrame topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.data.v1.FetchFrame
                 * @instance
                 */
                FetchFrame.prototype.topicId = $util.newBuffer([]);

                /**
                 * FetchFrame partition.
                 * @member {number} partition
                 * @memberof millrace.data.v1.FetchFrame
                 * @instance
                 */
                FetchFrame.prototype.partition = 0;

                /**
                 * FetchFrame epoch.
                 * @member {number} epoch
                 * @memberof millrace.data.v1.FetchFrame
                 * @instance
                 */
                FetchFrame.prototype.epoch = 0;

                /**
                 * FetchFrame highWatermark.
                 * @member {number} highWatermark
                 * @memberof millrace.data.v1.FetchFrame
                 * @instance
                 */
                FetchFrame.prototype.highWatermark = 0;

                /**
                 * FetchFrame logStartOffset.
                 * @member {number} logStartOffset
                 * @memberof millrace.data.v1.FetchFrame
                 * @instance
                 */
                FetchFrame.prototype.logStartOffset = 0;

                /**
                 * FetchFrame recordBatches.
                 * @member {Uint8Array} recordBatches
                 * @memberof millrace.data.v1.FetchFrame
                 * @instance
                 */
                FetchFrame.prototype.recordBatches = $util.newBuffer([]);

                /**
                 * Encodes the specified FetchFrame message. Does not implicitly {@link millrace.data.v1.FetchFrame.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.FetchFrame
                 * @static
                 * @param {millrace.data.v1.FetchFrame.$Properties} message FetchFrame message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FetchFrame.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
                    if (message.highWatermark != null && $Object.hasOwnProperty.call(message, "highWatermark") && (typeof message.highWatermark === "object" ? message.highWatermark.low || message.highWatermark.high : message.highWatermark !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).int64(message.highWatermark);
                    if (message.logStartOffset != null && $Object.hasOwnProperty.call(message, "logStartOffset") && (typeof message.logStartOffset === "object" ? message.logStartOffset.low || message.logStartOffset.high : message.logStartOffset !== 0))
                        writer.uint32(/* id 5, wireType 0 =*/40).int64(message.logStartOffset);
                    if (message.recordBatches != null && $Object.hasOwnProperty.call(message, "recordBatches") && message.recordBatches.length)
                        writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.recordBatches);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FetchFrame message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.FetchFrame
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchFrame & millrace.data.v1.FetchFrame.$Shape} FetchFrame
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FetchFrame.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.FetchFrame();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.epoch = value;
                                else
                                    delete message.epoch;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.highWatermark = value;
                                else
                                    delete message.highWatermark;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.logStartOffset = value;
                                else
                                    delete message.logStartOffset;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.recordBatches = value;
                                else
                                    delete message.recordBatches;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FetchFrame;
            })();

            v1.FetchError = (function() {

                /**
                 * Properties of a FetchError.
                 * @typedef {Object} millrace.data.v1.FetchError.$Properties
                 * @property {Uint8Array} [topicId] FetchError topicId
                 * @property {number} [partition] FetchError partition
                 * @property {number} [epoch] FetchError epoch
                 * @property {millrace.common.v1.Error.$Properties|null} [error] FetchError error
                 * @property {number} [logStartOffset] FetchError logStartOffset
                 * @property {number} [highWatermark] FetchError highWatermark
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FetchError.
                 * @memberof millrace.data.v1
                 * @interface IFetchError
                 * @augments millrace.data.v1.FetchError.$Properties
                 * @deprecated Use millrace.data.v1.FetchError.$Properties instead.
                 */

                /**
                 * Shape of a FetchError.
                 * @typedef {millrace.data.v1.FetchError.$Properties} millrace.data.v1.FetchError.$Shape
                 */

                /**
                 * Constructs a new FetchError.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a FetchError.
                 * @constructor
                 * @param {millrace.data.v1.FetchError.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FetchError = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FetchError topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.data.v1.FetchError
                 * @instance
                 */
                FetchError.prototype.topicId = $util.newBuffer([]);

                /**
                 * FetchError partition.
                 * @member {number} partition
                 * @memberof millrace.data.v1.FetchError
                 * @instance
                 */
                FetchError.prototype.partition = 0;

                /**
                 * FetchError epoch.
                 * @member {number} epoch
                 * @memberof millrace.data.v1.FetchError
                 * @instance
                 */
                FetchError.prototype.epoch = 0;

                /**
                 * FetchError error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.data.v1.FetchError
                 * @instance
                 */
                FetchError.prototype.error = null;

                /**
                 * FetchError logStartOffset.
                 * @member {number} logStartOffset
                 * @memberof millrace.data.v1.FetchError
                 * @instance
                 */
                FetchError.prototype.logStartOffset = 0;

                /**
                 * FetchError highWatermark.
                 * @member {number} highWatermark
                 * @memberof millrace.data.v1.FetchError
                 * @instance
                 */
                FetchError.prototype.highWatermark = 0;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(FetchError.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified FetchError message. Does not implicitly {@link millrace.data.v1.FetchError.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.FetchError
                 * @static
                 * @param {millrace.data.v1.FetchError.$Properties} message FetchError message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FetchError.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.epoch);
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.logStartOffset != null && $Object.hasOwnProperty.call(message, "logStartOffset") && (typeof message.logStartOffset === "object" ? message.logStartOffset.low || message.logStartOffset.high : message.logStartOffset !== 0))
                        writer.uint32(/* id 5, wireType 0 =*/40).int64(message.logStartOffset);
                    if (message.highWatermark != null && $Object.hasOwnProperty.call(message, "highWatermark") && (typeof message.highWatermark === "object" ? message.highWatermark.low || message.highWatermark.high : message.highWatermark !== 0))
                        writer.uint32(/* id 6, wireType 0 =*/48).int64(message.highWatermark);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FetchError message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.FetchError
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchError & millrace.data.v1.FetchError.$Shape} FetchError
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FetchError.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.FetchError();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.epoch = value;
                                else
                                    delete message.epoch;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.logStartOffset = value;
                                else
                                    delete message.logStartOffset;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.highWatermark = value;
                                else
                                    delete message.highWatermark;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FetchError;
            })();

            v1.ListOffsetsRequest = (function() {

                /**
                 * Properties of a ListOffsetsRequest.
                 * @typedef {Object} millrace.data.v1.ListOffsetsRequest.$Properties
                 * @property {Array.<millrace.data.v1.ListOffsetsPartition.$Properties>} [partitions] ListOffsetsRequest partitions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListOffsetsRequest.
                 * @memberof millrace.data.v1
                 * @interface IListOffsetsRequest
                 * @augments millrace.data.v1.ListOffsetsRequest.$Properties
                 * @deprecated Use millrace.data.v1.ListOffsetsRequest.$Properties instead.
                 */

                /**
                 * Shape of a ListOffsetsRequest.
                 * @typedef {{
                 *   partitions?: Array.<millrace.data.v1.ListOffsetsPartition.$Shape>;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} millrace.data.v1.ListOffsetsRequest.$Shape
                 */

                /**
                 * Constructs a new ListOffsetsRequest.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a ListOffsetsRequest.
                 * @constructor
                 * @param {millrace.data.v1.ListOffsetsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListOffsetsRequest = function (properties) {
                    this.partitions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListOffsetsRequest partitions.
                 * @member {Array.<millrace.data.v1.ListOffsetsPartition>} partitions
                 * @memberof millrace.data.v1.ListOffsetsRequest
                 * @instance
                 */
                ListOffsetsRequest.prototype.partitions = $util.emptyArray;

                /**
                 * Encodes the specified ListOffsetsRequest message. Does not implicitly {@link millrace.data.v1.ListOffsetsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.ListOffsetsRequest
                 * @static
                 * @param {millrace.data.v1.ListOffsetsRequest.$Properties} message ListOffsetsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListOffsetsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.partitions != null && message.partitions.length)
                        for (let i = 0; i < message.partitions.length; ++i)
                            $root.millrace.data.v1.ListOffsetsPartition.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListOffsetsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.ListOffsetsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ListOffsetsRequest & millrace.data.v1.ListOffsetsRequest.$Shape} ListOffsetsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListOffsetsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.ListOffsetsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push($root.millrace.data.v1.ListOffsetsPartition.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ListOffsetsRequest;
            })();

            v1.ListOffsetsPartition = (function() {

                /**
                 * Properties of a ListOffsetsPartition.
                 * @typedef {Object} millrace.data.v1.ListOffsetsPartition.$Properties
                 * @property {Uint8Array} [topicId] ListOffsetsPartition topicId
                 * @property {number} [partition] ListOffsetsPartition partition
                 * @property {boolean|null} [earliest] ListOffsetsPartition earliest
                 * @property {boolean|null} [latest] ListOffsetsPartition latest
                 * @property {number|null} [timestampMs] ListOffsetsPartition timestampMs
                 * @property {boolean|null} [maxTimestamp] ListOffsetsPartition maxTimestamp
                 * @property {"earliest"|"latest"|"timestampMs"|"maxTimestamp"} [at] ListOffsetsPartition at
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListOffsetsPartition.
                 * @memberof millrace.data.v1
                 * @interface IListOffsetsPartition
                 * @augments millrace.data.v1.ListOffsetsPartition.$Properties
                 * @deprecated Use millrace.data.v1.ListOffsetsPartition.$Properties instead.
                 */

                /**
                 * Narrowed shape of a ListOffsetsPartition.
                 * @typedef {{
                 *   topicId?: Uint8Array;
                 *   partition?: number;
                 *   earliest?: boolean|null;
                 *   latest?: boolean|null;
                 *   timestampMs?: number|null;
                 *   maxTimestamp?: boolean|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ at?: undefined; earliest?: null; latest?: null; timestampMs?: null; maxTimestamp?: null }|{ at?: "earliest"; earliest: boolean; latest?: null; timestampMs?: null; maxTimestamp?: null }|{ at?: "latest"; earliest?: null; latest: boolean; timestampMs?: null; maxTimestamp?: null }|{ at?: "timestampMs"; earliest?: null; latest?: null; timestampMs: number; maxTimestamp?: null }|{ at?: "maxTimestamp"; earliest?: null; latest?: null; timestampMs?: null; maxTimestamp: boolean })
                 * )} millrace.data.v1.ListOffsetsPartition.$Shape
                 */

                /**
                 * Constructs a new ListOffsetsPartition.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a ListOffsetsPartition.
                 * @constructor
                 * @param {millrace.data.v1.ListOffsetsPartition.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListOffsetsPartition = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListOffsetsPartition topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.data.v1.ListOffsetsPartition
                 * @instance
                 */
                ListOffsetsPartition.prototype.topicId = $util.newBuffer([]);

                /**
                 * ListOffsetsPartition partition.
                 * @member {number} partition
                 * @memberof millrace.data.v1.ListOffsetsPartition
                 * @instance
                 */
                ListOffsetsPartition.prototype.partition = 0;

                /**
                 * ListOffsetsPartition earliest.
                 * @member {boolean|null} earliest
                 * @memberof millrace.data.v1.ListOffsetsPartition
                 * @instance
                 */
                ListOffsetsPartition.prototype.earliest = null;

                /**
                 * ListOffsetsPartition latest.
                 * @member {boolean|null} latest
                 * @memberof millrace.data.v1.ListOffsetsPartition
                 * @instance
                 */
                ListOffsetsPartition.prototype.latest = null;

                /**
                 * ListOffsetsPartition timestampMs.
                 * @member {number|null} timestampMs
                 * @memberof millrace.data.v1.ListOffsetsPartition
                 * @instance
                 */
                ListOffsetsPartition.prototype.timestampMs = null;

                /**
                 * ListOffsetsPartition maxTimestamp.
                 * @member {boolean|null} maxTimestamp
                 * @memberof millrace.data.v1.ListOffsetsPartition
                 * @instance
                 */
                ListOffsetsPartition.prototype.maxTimestamp = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * ListOffsetsPartition at.
                 * @member {"earliest"|"latest"|"timestampMs"|"maxTimestamp"|undefined} at
                 * @memberof millrace.data.v1.ListOffsetsPartition
                 * @instance
                 */
                $Object.defineProperty(ListOffsetsPartition.prototype, "at", {
                    get: $util.oneOfGetter($oneOfFields = ["earliest", "latest", "timestampMs", "maxTimestamp"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ListOffsetsPartition message. Does not implicitly {@link millrace.data.v1.ListOffsetsPartition.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.ListOffsetsPartition
                 * @static
                 * @param {millrace.data.v1.ListOffsetsPartition.$Properties} message ListOffsetsPartition message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListOffsetsPartition.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.earliest != null && $Object.hasOwnProperty.call(message, "earliest"))
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.earliest);
                    if (message.latest != null && $Object.hasOwnProperty.call(message, "latest"))
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.latest);
                    if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs"))
                        writer.uint32(/* id 5, wireType 0 =*/40).int64(message.timestampMs);
                    if (message.maxTimestamp != null && $Object.hasOwnProperty.call(message, "maxTimestamp"))
                        writer.uint32(/* id 6, wireType 0 =*/48).bool(message.maxTimestamp);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListOffsetsPartition message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.ListOffsetsPartition
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ListOffsetsPartition & millrace.data.v1.ListOffsetsPartition.$Shape} ListOffsetsPartition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListOffsetsPartition.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.ListOffsetsPartition();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.earliest = reader.bool();
                                message.at = "earliest";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                message.latest = reader.bool();
                                message.at = "latest";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                message.timestampMs = $safe(reader.int64());
                                message.at = "timestampMs";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                message.maxTimestamp = reader.bool();
                                message.at = "maxTimestamp";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ListOffsetsPartition;
            })();

            v1.ListOffsetsResponse = (function() {

                /**
                 * Properties of a ListOffsetsResponse.
                 * @typedef {Object} millrace.data.v1.ListOffsetsResponse.$Properties
                 * @property {Array.<millrace.data.v1.ListOffsetsResult.$Properties>} [partitions] ListOffsetsResponse partitions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListOffsetsResponse.
                 * @memberof millrace.data.v1
                 * @interface IListOffsetsResponse
                 * @augments millrace.data.v1.ListOffsetsResponse.$Properties
                 * @deprecated Use millrace.data.v1.ListOffsetsResponse.$Properties instead.
                 */

                /**
                 * Shape of a ListOffsetsResponse.
                 * @typedef {millrace.data.v1.ListOffsetsResponse.$Properties} millrace.data.v1.ListOffsetsResponse.$Shape
                 */

                /**
                 * Constructs a new ListOffsetsResponse.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a ListOffsetsResponse.
                 * @constructor
                 * @param {millrace.data.v1.ListOffsetsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListOffsetsResponse = function (properties) {
                    this.partitions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListOffsetsResponse partitions.
                 * @member {Array.<millrace.data.v1.ListOffsetsResult>} partitions
                 * @memberof millrace.data.v1.ListOffsetsResponse
                 * @instance
                 */
                ListOffsetsResponse.prototype.partitions = $util.emptyArray;

                /**
                 * Encodes the specified ListOffsetsResponse message. Does not implicitly {@link millrace.data.v1.ListOffsetsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.ListOffsetsResponse
                 * @static
                 * @param {millrace.data.v1.ListOffsetsResponse.$Properties} message ListOffsetsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListOffsetsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.partitions != null && message.partitions.length)
                        for (let i = 0; i < message.partitions.length; ++i)
                            $root.millrace.data.v1.ListOffsetsResult.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListOffsetsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.ListOffsetsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ListOffsetsResponse & millrace.data.v1.ListOffsetsResponse.$Shape} ListOffsetsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListOffsetsResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.ListOffsetsResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push($root.millrace.data.v1.ListOffsetsResult.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ListOffsetsResponse;
            })();

            v1.ListOffsetsResult = (function() {

                /**
                 * Properties of a ListOffsetsResult.
                 * @typedef {Object} millrace.data.v1.ListOffsetsResult.$Properties
                 * @property {millrace.common.v1.Error.$Properties|null} [error] ListOffsetsResult error
                 * @property {number} [offset] ListOffsetsResult offset
                 * @property {number} [timestampMs] ListOffsetsResult timestampMs
                 * @property {number} [leaderEpoch] ListOffsetsResult leaderEpoch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListOffsetsResult.
                 * @memberof millrace.data.v1
                 * @interface IListOffsetsResult
                 * @augments millrace.data.v1.ListOffsetsResult.$Properties
                 * @deprecated Use millrace.data.v1.ListOffsetsResult.$Properties instead.
                 */

                /**
                 * Shape of a ListOffsetsResult.
                 * @typedef {millrace.data.v1.ListOffsetsResult.$Properties} millrace.data.v1.ListOffsetsResult.$Shape
                 */

                /**
                 * Constructs a new ListOffsetsResult.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a ListOffsetsResult.
                 * @constructor
                 * @param {millrace.data.v1.ListOffsetsResult.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListOffsetsResult = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListOffsetsResult error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.data.v1.ListOffsetsResult
                 * @instance
                 */
                ListOffsetsResult.prototype.error = null;

                /**
                 * ListOffsetsResult offset.
                 * @member {number} offset
                 * @memberof millrace.data.v1.ListOffsetsResult
                 * @instance
                 */
                ListOffsetsResult.prototype.offset = 0;

                /**
                 * ListOffsetsResult timestampMs.
                 * @member {number} timestampMs
                 * @memberof millrace.data.v1.ListOffsetsResult
                 * @instance
                 */
                ListOffsetsResult.prototype.timestampMs = 0;

                /**
                 * ListOffsetsResult leaderEpoch.
                 * @member {number} leaderEpoch
                 * @memberof millrace.data.v1.ListOffsetsResult
                 * @instance
                 */
                ListOffsetsResult.prototype.leaderEpoch = 0;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(ListOffsetsResult.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ListOffsetsResult message. Does not implicitly {@link millrace.data.v1.ListOffsetsResult.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.ListOffsetsResult
                 * @static
                 * @param {millrace.data.v1.ListOffsetsResult.$Properties} message ListOffsetsResult message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListOffsetsResult.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.offset);
                    if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs") && (typeof message.timestampMs === "object" ? message.timestampMs.low || message.timestampMs.high : message.timestampMs !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).int64(message.timestampMs);
                    if (message.leaderEpoch != null && $Object.hasOwnProperty.call(message, "leaderEpoch") && message.leaderEpoch !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).sint32(message.leaderEpoch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListOffsetsResult message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.ListOffsetsResult
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.ListOffsetsResult & millrace.data.v1.ListOffsetsResult.$Shape} ListOffsetsResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListOffsetsResult.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.ListOffsetsResult();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.timestampMs = value;
                                else
                                    delete message.timestampMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.sint32())
                                    message.leaderEpoch = value;
                                else
                                    delete message.leaderEpoch;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ListOffsetsResult;
            })();

            v1.FetchNewestRequest = (function() {

                /**
                 * Properties of a FetchNewestRequest.
                 * @typedef {Object} millrace.data.v1.FetchNewestRequest.$Properties
                 * @property {Uint8Array} [topicId] FetchNewestRequest topicId
                 * @property {number} [partition] FetchNewestRequest partition
                 * @property {number|null} [beforeOffset] FetchNewestRequest beforeOffset
                 * @property {number} [recordsMax] FetchNewestRequest recordsMax
                 * @property {number} [sizeBytesMax] FetchNewestRequest sizeBytesMax
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FetchNewestRequest.
                 * @memberof millrace.data.v1
                 * @interface IFetchNewestRequest
                 * @augments millrace.data.v1.FetchNewestRequest.$Properties
                 * @deprecated Use millrace.data.v1.FetchNewestRequest.$Properties instead.
                 */

                /**
                 * Shape of a FetchNewestRequest.
                 * @typedef {millrace.data.v1.FetchNewestRequest.$Properties} millrace.data.v1.FetchNewestRequest.$Shape
                 */

                /**
                 * Constructs a new FetchNewestRequest.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a FetchNewestRequest.
                 * @constructor
                 * @param {millrace.data.v1.FetchNewestRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FetchNewestRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FetchNewestRequest topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.data.v1.FetchNewestRequest
                 * @instance
                 */
                FetchNewestRequest.prototype.topicId = $util.newBuffer([]);

                /**
                 * FetchNewestRequest partition.
                 * @member {number} partition
                 * @memberof millrace.data.v1.FetchNewestRequest
                 * @instance
                 */
                FetchNewestRequest.prototype.partition = 0;

                /**
                 * FetchNewestRequest beforeOffset.
                 * @member {number|null} beforeOffset
                 * @memberof millrace.data.v1.FetchNewestRequest
                 * @instance
                 */
                FetchNewestRequest.prototype.beforeOffset = null;

                /**
                 * FetchNewestRequest recordsMax.
                 * @member {number} recordsMax
                 * @memberof millrace.data.v1.FetchNewestRequest
                 * @instance
                 */
                FetchNewestRequest.prototype.recordsMax = 0;

                /**
                 * FetchNewestRequest sizeBytesMax.
                 * @member {number} sizeBytesMax
                 * @memberof millrace.data.v1.FetchNewestRequest
                 * @instance
                 */
                FetchNewestRequest.prototype.sizeBytesMax = 0;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(FetchNewestRequest.prototype, "_beforeOffset", {
                    get: $util.oneOfGetter($oneOfFields = ["beforeOffset"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified FetchNewestRequest message. Does not implicitly {@link millrace.data.v1.FetchNewestRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.FetchNewestRequest
                 * @static
                 * @param {millrace.data.v1.FetchNewestRequest.$Properties} message FetchNewestRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FetchNewestRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.beforeOffset != null && $Object.hasOwnProperty.call(message, "beforeOffset"))
                        writer.uint32(/* id 3, wireType 0 =*/24).int64(message.beforeOffset);
                    if (message.recordsMax != null && $Object.hasOwnProperty.call(message, "recordsMax") && message.recordsMax !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.recordsMax);
                    if (message.sizeBytesMax != null && $Object.hasOwnProperty.call(message, "sizeBytesMax") && message.sizeBytesMax !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.sizeBytesMax);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FetchNewestRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.FetchNewestRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchNewestRequest & millrace.data.v1.FetchNewestRequest.$Shape} FetchNewestRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FetchNewestRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.FetchNewestRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.beforeOffset = $safe(reader.int64());
                                message._beforeOffset = "beforeOffset";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.recordsMax = value;
                                else
                                    delete message.recordsMax;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.sizeBytesMax = value;
                                else
                                    delete message.sizeBytesMax;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FetchNewestRequest;
            })();

            v1.FetchNewestResponse = (function() {

                /**
                 * Properties of a FetchNewestResponse.
                 * @typedef {Object} millrace.data.v1.FetchNewestResponse.$Properties
                 * @property {number} [highWatermark] FetchNewestResponse highWatermark
                 * @property {number} [logStartOffset] FetchNewestResponse logStartOffset
                 * @property {Uint8Array} [recordBatches] FetchNewestResponse recordBatches
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FetchNewestResponse.
                 * @memberof millrace.data.v1
                 * @interface IFetchNewestResponse
                 * @augments millrace.data.v1.FetchNewestResponse.$Properties
                 * @deprecated Use millrace.data.v1.FetchNewestResponse.$Properties instead.
                 */

                /**
                 * Shape of a FetchNewestResponse.
                 * @typedef {millrace.data.v1.FetchNewestResponse.$Properties} millrace.data.v1.FetchNewestResponse.$Shape
                 */

                /**
                 * Constructs a new FetchNewestResponse.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a FetchNewestResponse.
                 * @constructor
                 * @param {millrace.data.v1.FetchNewestResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FetchNewestResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FetchNewestResponse highWatermark.
                 * @member {number} highWatermark
                 * @memberof millrace.data.v1.FetchNewestResponse
                 * @instance
                 */
                FetchNewestResponse.prototype.highWatermark = 0;

                /**
                 * FetchNewestResponse logStartOffset.
                 * @member {number} logStartOffset
                 * @memberof millrace.data.v1.FetchNewestResponse
                 * @instance
                 */
                FetchNewestResponse.prototype.logStartOffset = 0;

                /**
                 * FetchNewestResponse recordBatches.
                 * @member {Uint8Array} recordBatches
                 * @memberof millrace.data.v1.FetchNewestResponse
                 * @instance
                 */
                FetchNewestResponse.prototype.recordBatches = $util.newBuffer([]);

                /**
                 * Encodes the specified FetchNewestResponse message. Does not implicitly {@link millrace.data.v1.FetchNewestResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.FetchNewestResponse
                 * @static
                 * @param {millrace.data.v1.FetchNewestResponse.$Properties} message FetchNewestResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FetchNewestResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.highWatermark != null && $Object.hasOwnProperty.call(message, "highWatermark") && (typeof message.highWatermark === "object" ? message.highWatermark.low || message.highWatermark.high : message.highWatermark !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).int64(message.highWatermark);
                    if (message.logStartOffset != null && $Object.hasOwnProperty.call(message, "logStartOffset") && (typeof message.logStartOffset === "object" ? message.logStartOffset.low || message.logStartOffset.high : message.logStartOffset !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.logStartOffset);
                    if (message.recordBatches != null && $Object.hasOwnProperty.call(message, "recordBatches") && message.recordBatches.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.recordBatches);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FetchNewestResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.FetchNewestResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.FetchNewestResponse & millrace.data.v1.FetchNewestResponse.$Shape} FetchNewestResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FetchNewestResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.FetchNewestResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.highWatermark = value;
                                else
                                    delete message.highWatermark;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.logStartOffset = value;
                                else
                                    delete message.logStartOffset;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.recordBatches = value;
                                else
                                    delete message.recordBatches;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return FetchNewestResponse;
            })();

            v1.DeleteRecordsRequest = (function() {

                /**
                 * Properties of a DeleteRecordsRequest.
                 * @typedef {Object} millrace.data.v1.DeleteRecordsRequest.$Properties
                 * @property {Array.<millrace.data.v1.DeleteRecordsPartition.$Properties>} [partitions] DeleteRecordsRequest partitions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DeleteRecordsRequest.
                 * @memberof millrace.data.v1
                 * @interface IDeleteRecordsRequest
                 * @augments millrace.data.v1.DeleteRecordsRequest.$Properties
                 * @deprecated Use millrace.data.v1.DeleteRecordsRequest.$Properties instead.
                 */

                /**
                 * Shape of a DeleteRecordsRequest.
                 * @typedef {millrace.data.v1.DeleteRecordsRequest.$Properties} millrace.data.v1.DeleteRecordsRequest.$Shape
                 */

                /**
                 * Constructs a new DeleteRecordsRequest.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a DeleteRecordsRequest.
                 * @constructor
                 * @param {millrace.data.v1.DeleteRecordsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DeleteRecordsRequest = function (properties) {
                    this.partitions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DeleteRecordsRequest partitions.
                 * @member {Array.<millrace.data.v1.DeleteRecordsPartition>} partitions
                 * @memberof millrace.data.v1.DeleteRecordsRequest
                 * @instance
                 */
                DeleteRecordsRequest.prototype.partitions = $util.emptyArray;

                /**
                 * Encodes the specified DeleteRecordsRequest message. Does not implicitly {@link millrace.data.v1.DeleteRecordsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.DeleteRecordsRequest
                 * @static
                 * @param {millrace.data.v1.DeleteRecordsRequest.$Properties} message DeleteRecordsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DeleteRecordsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.partitions != null && message.partitions.length)
                        for (let i = 0; i < message.partitions.length; ++i)
                            $root.millrace.data.v1.DeleteRecordsPartition.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DeleteRecordsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.DeleteRecordsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.DeleteRecordsRequest & millrace.data.v1.DeleteRecordsRequest.$Shape} DeleteRecordsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DeleteRecordsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.DeleteRecordsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push($root.millrace.data.v1.DeleteRecordsPartition.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DeleteRecordsRequest;
            })();

            v1.DeleteRecordsPartition = (function() {

                /**
                 * Properties of a DeleteRecordsPartition.
                 * @typedef {Object} millrace.data.v1.DeleteRecordsPartition.$Properties
                 * @property {Uint8Array} [topicId] DeleteRecordsPartition topicId
                 * @property {number} [partition] DeleteRecordsPartition partition
                 * @property {number} [beforeOffset] DeleteRecordsPartition beforeOffset
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DeleteRecordsPartition.
                 * @memberof millrace.data.v1
                 * @interface IDeleteRecordsPartition
                 * @augments millrace.data.v1.DeleteRecordsPartition.$Properties
                 * @deprecated Use millrace.data.v1.DeleteRecordsPartition.$Properties instead.
                 */

                /**
                 * Shape of a DeleteRecordsPartition.
                 * @typedef {millrace.data.v1.DeleteRecordsPartition.$Properties} millrace.data.v1.DeleteRecordsPartition.$Shape
                 */

                /**
                 * Constructs a new DeleteRecordsPartition.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a DeleteRecordsPartition.
                 * @constructor
                 * @param {millrace.data.v1.DeleteRecordsPartition.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DeleteRecordsPartition = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DeleteRecordsPartition topicId.
                 * @member {Uint8Array} topicId
                 * @memberof millrace.data.v1.DeleteRecordsPartition
                 * @instance
                 */
                DeleteRecordsPartition.prototype.topicId = $util.newBuffer([]);

                /**
                 * DeleteRecordsPartition partition.
                 * @member {number} partition
                 * @memberof millrace.data.v1.DeleteRecordsPartition
                 * @instance
                 */
                DeleteRecordsPartition.prototype.partition = 0;

                /**
                 * DeleteRecordsPartition beforeOffset.
                 * @member {number} beforeOffset
                 * @memberof millrace.data.v1.DeleteRecordsPartition
                 * @instance
                 */
                DeleteRecordsPartition.prototype.beforeOffset = 0;

                /**
                 * Encodes the specified DeleteRecordsPartition message. Does not implicitly {@link millrace.data.v1.DeleteRecordsPartition.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.DeleteRecordsPartition
                 * @static
                 * @param {millrace.data.v1.DeleteRecordsPartition.$Properties} message DeleteRecordsPartition message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DeleteRecordsPartition.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topicId != null && $Object.hasOwnProperty.call(message, "topicId") && message.topicId.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.topicId);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.beforeOffset != null && $Object.hasOwnProperty.call(message, "beforeOffset") && (typeof message.beforeOffset === "object" ? message.beforeOffset.low || message.beforeOffset.high : message.beforeOffset !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).int64(message.beforeOffset);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DeleteRecordsPartition message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.DeleteRecordsPartition
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.DeleteRecordsPartition & millrace.data.v1.DeleteRecordsPartition.$Shape} DeleteRecordsPartition
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DeleteRecordsPartition.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.DeleteRecordsPartition();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.topicId = value;
                                else
                                    delete message.topicId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.beforeOffset = value;
                                else
                                    delete message.beforeOffset;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DeleteRecordsPartition;
            })();

            v1.DeleteRecordsResponse = (function() {

                /**
                 * Properties of a DeleteRecordsResponse.
                 * @typedef {Object} millrace.data.v1.DeleteRecordsResponse.$Properties
                 * @property {Array.<millrace.data.v1.DeleteRecordsResult.$Properties>} [partitions] DeleteRecordsResponse partitions
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DeleteRecordsResponse.
                 * @memberof millrace.data.v1
                 * @interface IDeleteRecordsResponse
                 * @augments millrace.data.v1.DeleteRecordsResponse.$Properties
                 * @deprecated Use millrace.data.v1.DeleteRecordsResponse.$Properties instead.
                 */

                /**
                 * Shape of a DeleteRecordsResponse.
                 * @typedef {millrace.data.v1.DeleteRecordsResponse.$Properties} millrace.data.v1.DeleteRecordsResponse.$Shape
                 */

                /**
                 * Constructs a new DeleteRecordsResponse.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a DeleteRecordsResponse.
                 * @constructor
                 * @param {millrace.data.v1.DeleteRecordsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DeleteRecordsResponse = function (properties) {
                    this.partitions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DeleteRecordsResponse partitions.
                 * @member {Array.<millrace.data.v1.DeleteRecordsResult>} partitions
                 * @memberof millrace.data.v1.DeleteRecordsResponse
                 * @instance
                 */
                DeleteRecordsResponse.prototype.partitions = $util.emptyArray;

                /**
                 * Encodes the specified DeleteRecordsResponse message. Does not implicitly {@link millrace.data.v1.DeleteRecordsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.DeleteRecordsResponse
                 * @static
                 * @param {millrace.data.v1.DeleteRecordsResponse.$Properties} message DeleteRecordsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DeleteRecordsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.partitions != null && message.partitions.length)
                        for (let i = 0; i < message.partitions.length; ++i)
                            $root.millrace.data.v1.DeleteRecordsResult.encode(message.partitions[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DeleteRecordsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.DeleteRecordsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.DeleteRecordsResponse & millrace.data.v1.DeleteRecordsResponse.$Shape} DeleteRecordsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DeleteRecordsResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.DeleteRecordsResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push($root.millrace.data.v1.DeleteRecordsResult.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DeleteRecordsResponse;
            })();

            v1.DeleteRecordsResult = (function() {

                /**
                 * Properties of a DeleteRecordsResult.
                 * @typedef {Object} millrace.data.v1.DeleteRecordsResult.$Properties
                 * @property {millrace.common.v1.Error.$Properties|null} [error] DeleteRecordsResult error
                 * @property {number} [lowWatermark] DeleteRecordsResult lowWatermark
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a DeleteRecordsResult.
                 * @memberof millrace.data.v1
                 * @interface IDeleteRecordsResult
                 * @augments millrace.data.v1.DeleteRecordsResult.$Properties
                 * @deprecated Use millrace.data.v1.DeleteRecordsResult.$Properties instead.
                 */

                /**
                 * Shape of a DeleteRecordsResult.
                 * @typedef {millrace.data.v1.DeleteRecordsResult.$Properties} millrace.data.v1.DeleteRecordsResult.$Shape
                 */

                /**
                 * Constructs a new DeleteRecordsResult.
                 * @memberof millrace.data.v1
                 * @classdesc Represents a DeleteRecordsResult.
                 * @constructor
                 * @param {millrace.data.v1.DeleteRecordsResult.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const DeleteRecordsResult = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * DeleteRecordsResult error.
                 * @member {millrace.common.v1.Error|null} error
                 * @memberof millrace.data.v1.DeleteRecordsResult
                 * @instance
                 */
                DeleteRecordsResult.prototype.error = null;

                /**
                 * DeleteRecordsResult lowWatermark.
                 * @member {number} lowWatermark
                 * @memberof millrace.data.v1.DeleteRecordsResult
                 * @instance
                 */
                DeleteRecordsResult.prototype.lowWatermark = 0;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(DeleteRecordsResult.prototype, "_error", {
                    get: $util.oneOfGetter($oneOfFields = ["error"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified DeleteRecordsResult message. Does not implicitly {@link millrace.data.v1.DeleteRecordsResult.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.data.v1.DeleteRecordsResult
                 * @static
                 * @param {millrace.data.v1.DeleteRecordsResult.$Properties} message DeleteRecordsResult message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                DeleteRecordsResult.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                        $root.millrace.common.v1.Error.encode(message.error, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.lowWatermark != null && $Object.hasOwnProperty.call(message, "lowWatermark") && (typeof message.lowWatermark === "object" ? message.lowWatermark.low || message.lowWatermark.high : message.lowWatermark !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.lowWatermark);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a DeleteRecordsResult message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.data.v1.DeleteRecordsResult
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.data.v1.DeleteRecordsResult & millrace.data.v1.DeleteRecordsResult.$Shape} DeleteRecordsResult
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                DeleteRecordsResult.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.data.v1.DeleteRecordsResult();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.error = $root.millrace.common.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                                message._error = "error";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.lowWatermark = value;
                                else
                                    delete message.lowWatermark;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return DeleteRecordsResult;
            })();

            return v1;
        })();

        return data;
    })();

    millrace.easy = (function() {

        /**
         * Namespace easy.
         * @memberof millrace
         * @namespace
         */
        const easy = {};

        easy.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof millrace.easy
             * @namespace
             */
            const v1 = {};

            v1.Payload = (function() {

                /**
                 * Properties of a Payload.
                 * @typedef {Object} millrace.easy.v1.Payload.$Properties
                 * @property {string|null} [text] Payload text
                 * @property {google.protobuf.Value.$Properties|null} [json] Payload json
                 * @property {Uint8Array|null} [base64] Payload base64
                 * @property {"text"|"json"|"base64"} [form] Payload form
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Payload.
                 * @memberof millrace.easy.v1
                 * @interface IPayload
                 * @augments millrace.easy.v1.Payload.$Properties
                 * @deprecated Use millrace.easy.v1.Payload.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Payload.
                 * @typedef {{
                 *   text?: string|null;
                 *   json?: google.protobuf.Value.$Shape|null;
                 *   base64?: Uint8Array|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ form?: undefined; text?: null; json?: null; base64?: null }|{ form?: "text"; text: string; json?: null; base64?: null }|{ form?: "json"; text?: null; json: google.protobuf.Value.$Shape; base64?: null }|{ form?: "base64"; text?: null; json?: null; base64: Uint8Array })
                 * )} millrace.easy.v1.Payload.$Shape
                 */

                /**
                 * Constructs a new Payload.
                 * @memberof millrace.easy.v1
                 * @classdesc Represents a Payload.
                 * @constructor
                 * @param {millrace.easy.v1.Payload.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Payload = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Payload text.
                 * @member {string|null} text
                 * @memberof millrace.easy.v1.Payload
                 * @instance
                 */
                Payload.prototype.text = null;

                /**
                 * Payload json.
                 * @member {google.protobuf.Value|null} json
                 * @memberof millrace.easy.v1.Payload
                 * @instance
                 */
                Payload.prototype.json = null;

                /**
                 * Payload base64.
                 * @member {Uint8Array|null} base64
                 * @memberof millrace.easy.v1.Payload
                 * @instance
                 */
                Payload.prototype.base64 = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Payload form.
                 * @member {"text"|"json"|"base64"|undefined} form
                 * @memberof millrace.easy.v1.Payload
                 * @instance
                 */
                $Object.defineProperty(Payload.prototype, "form", {
                    get: $util.oneOfGetter($oneOfFields = ["text", "json", "base64"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified Payload message. Does not implicitly {@link millrace.easy.v1.Payload.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.easy.v1.Payload
                 * @static
                 * @param {millrace.easy.v1.Payload.$Properties} message Payload message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Payload.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.text);
                    if (message.json != null && $Object.hasOwnProperty.call(message, "json"))
                        $root.google.protobuf.Value.encode(message.json, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.base64 != null && $Object.hasOwnProperty.call(message, "base64"))
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.base64);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Payload message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.easy.v1.Payload
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.Payload & millrace.easy.v1.Payload.$Shape} Payload
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Payload.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.easy.v1.Payload();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.text = reader.stringVerify();
                                message.form = "text";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.json = $root.google.protobuf.Value.decode(reader, reader.size(), $undefined, _depth + 1, message.json);
                                message.form = "json";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.base64 = reader.bytes();
                                message.form = "base64";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Payload;
            })();

            v1.Header = (function() {

                /**
                 * Properties of a Header.
                 * @typedef {Object} millrace.easy.v1.Header.$Properties
                 * @property {string} [name] Header name
                 * @property {millrace.easy.v1.Payload.$Properties|null} [value] Header value
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Header.
                 * @memberof millrace.easy.v1
                 * @interface IHeader
                 * @augments millrace.easy.v1.Header.$Properties
                 * @deprecated Use millrace.easy.v1.Header.$Properties instead.
                 */

                /**
                 * Shape of a Header.
                 * @typedef {{
                 *   name?: string;
                 *   value?: millrace.easy.v1.Payload.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} millrace.easy.v1.Header.$Shape
                 */

                /**
                 * Constructs a new Header.
                 * @memberof millrace.easy.v1
                 * @classdesc Represents a Header.
                 * @constructor
                 * @param {millrace.easy.v1.Header.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Header = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Header name.
                 * @member {string} name
                 * @memberof millrace.easy.v1.Header
                 * @instance
                 */
                Header.prototype.name = "";

                /**
                 * Header value.
                 * @member {millrace.easy.v1.Payload|null} value
                 * @memberof millrace.easy.v1.Header
                 * @instance
                 */
                Header.prototype.value = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Header.prototype, "_value", {
                    get: $util.oneOfGetter($oneOfFields = ["value"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified Header message. Does not implicitly {@link millrace.easy.v1.Header.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.easy.v1.Header
                 * @static
                 * @param {millrace.easy.v1.Header.$Properties} message Header message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Header.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                        $root.millrace.easy.v1.Payload.encode(message.value, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Header message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.easy.v1.Header
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.Header & millrace.easy.v1.Header.$Shape} Header
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Header.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.easy.v1.Header();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.value = $root.millrace.easy.v1.Payload.decode(reader, reader.size(), $undefined, _depth + 1, message.value);
                                message._value = "value";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Header;
            })();

            v1.ProduceRequest = (function() {

                /**
                 * Properties of a ProduceRequest.
                 * @typedef {Object} millrace.easy.v1.ProduceRequest.$Properties
                 * @property {string} [topic] ProduceRequest topic
                 * @property {number|null} [partition] ProduceRequest partition
                 * @property {millrace.easy.v1.Payload.$Properties|null} [key] ProduceRequest key
                 * @property {millrace.easy.v1.Payload.$Properties|null} [value] ProduceRequest value
                 * @property {Array.<millrace.easy.v1.Header.$Properties>} [headers] ProduceRequest headers
                 * @property {number|null} [timestampMs] ProduceRequest timestampMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ProduceRequest.
                 * @memberof millrace.easy.v1
                 * @interface IProduceRequest
                 * @augments millrace.easy.v1.ProduceRequest.$Properties
                 * @deprecated Use millrace.easy.v1.ProduceRequest.$Properties instead.
                 */

                /**
                 * Shape of a ProduceRequest.
                 * @typedef {{
                 *   topic?: string;
                 *   partition?: number|null;
                 *   key?: millrace.easy.v1.Payload.$Shape|null;
                 *   value?: millrace.easy.v1.Payload.$Shape|null;
                 *   headers?: Array.<millrace.easy.v1.Header.$Shape>;
                 *   timestampMs?: number|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} millrace.easy.v1.ProduceRequest.$Shape
                 */

                /**
                 * Constructs a new ProduceRequest.
                 * @memberof millrace.easy.v1
                 * @classdesc Represents a ProduceRequest.
                 * @constructor
                 * @param {millrace.easy.v1.ProduceRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ProduceRequest = function (properties) {
                    this.headers = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ProduceRequest topic.
                 * @member {string} topic
                 * @memberof millrace.easy.v1.ProduceRequest
                 * @instance
                 */
                ProduceRequest.prototype.topic = "";

                /**
                 * ProduceRequest partition.
                 * @member {number|null} partition
                 * @memberof millrace.easy.v1.ProduceRequest
                 * @instance
                 */
                ProduceRequest.prototype.partition = null;

                /**
                 * ProduceRequest key.
                 * @member {millrace.easy.v1.Payload|null} key
                 * @memberof millrace.easy.v1.ProduceRequest
                 * @instance
                 */
                ProduceRequest.prototype.key = null;

                /**
                 * ProduceRequest value.
                 * @member {millrace.easy.v1.Payload|null} value
                 * @memberof millrace.easy.v1.ProduceRequest
                 * @instance
                 */
                ProduceRequest.prototype.value = null;

                /**
                 * ProduceRequest headers.
                 * @member {Array.<millrace.easy.v1.Header>} headers
                 * @memberof millrace.easy.v1.ProduceRequest
                 * @instance
                 */
                ProduceRequest.prototype.headers = $util.emptyArray;

                /**
                 * ProduceRequest timestampMs.
                 * @member {number|null} timestampMs
                 * @memberof millrace.easy.v1.ProduceRequest
                 * @instance
                 */
                ProduceRequest.prototype.timestampMs = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(ProduceRequest.prototype, "_partition", {
                    get: $util.oneOfGetter($oneOfFields = ["partition"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(ProduceRequest.prototype, "_key", {
                    get: $util.oneOfGetter($oneOfFields = ["key"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(ProduceRequest.prototype, "_value", {
                    get: $util.oneOfGetter($oneOfFields = ["value"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(ProduceRequest.prototype, "_timestampMs", {
                    get: $util.oneOfGetter($oneOfFields = ["timestampMs"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ProduceRequest message. Does not implicitly {@link millrace.easy.v1.ProduceRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.easy.v1.ProduceRequest
                 * @static
                 * @param {millrace.easy.v1.ProduceRequest.$Properties} message ProduceRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ProduceRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition"))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                        $root.millrace.easy.v1.Payload.encode(message.key, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                        $root.millrace.easy.v1.Payload.encode(message.value, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.headers != null && message.headers.length)
                        for (let i = 0; i < message.headers.length; ++i)
                            $root.millrace.easy.v1.Header.encode(message.headers[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs"))
                        writer.uint32(/* id 6, wireType 0 =*/48).int64(message.timestampMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ProduceRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.easy.v1.ProduceRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.ProduceRequest & millrace.easy.v1.ProduceRequest.$Shape} ProduceRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ProduceRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.easy.v1.ProduceRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.topic = value;
                                else
                                    delete message.topic;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                message.partition = reader.uint32();
                                message._partition = "partition";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.key = $root.millrace.easy.v1.Payload.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                                message._key = "key";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.value = $root.millrace.easy.v1.Payload.decode(reader, reader.size(), $undefined, _depth + 1, message.value);
                                message._value = "value";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.headers && message.headers.length))
                                    message.headers = [];
                                message.headers.push($root.millrace.easy.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                message.timestampMs = $safe(reader.int64());
                                message._timestampMs = "timestampMs";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ProduceRequest;
            })();

            v1.ProduceResponse = (function() {

                /**
                 * Properties of a ProduceResponse.
                 * @typedef {Object} millrace.easy.v1.ProduceResponse.$Properties
                 * @property {string} [topic] ProduceResponse topic
                 * @property {number} [partition] ProduceResponse partition
                 * @property {number} [offset] ProduceResponse offset
                 * @property {number} [timestampMs] ProduceResponse timestampMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ProduceResponse.
                 * @memberof millrace.easy.v1
                 * @interface IProduceResponse
                 * @augments millrace.easy.v1.ProduceResponse.$Properties
                 * @deprecated Use millrace.easy.v1.ProduceResponse.$Properties instead.
                 */

                /**
                 * Shape of a ProduceResponse.
                 * @typedef {millrace.easy.v1.ProduceResponse.$Properties} millrace.easy.v1.ProduceResponse.$Shape
                 */

                /**
                 * Constructs a new ProduceResponse.
                 * @memberof millrace.easy.v1
                 * @classdesc Represents a ProduceResponse.
                 * @constructor
                 * @param {millrace.easy.v1.ProduceResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ProduceResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ProduceResponse topic.
                 * @member {string} topic
                 * @memberof millrace.easy.v1.ProduceResponse
                 * @instance
                 */
                ProduceResponse.prototype.topic = "";

                /**
                 * ProduceResponse partition.
                 * @member {number} partition
                 * @memberof millrace.easy.v1.ProduceResponse
                 * @instance
                 */
                ProduceResponse.prototype.partition = 0;

                /**
                 * ProduceResponse offset.
                 * @member {number} offset
                 * @memberof millrace.easy.v1.ProduceResponse
                 * @instance
                 */
                ProduceResponse.prototype.offset = 0;

                /**
                 * ProduceResponse timestampMs.
                 * @member {number} timestampMs
                 * @memberof millrace.easy.v1.ProduceResponse
                 * @instance
                 */
                ProduceResponse.prototype.timestampMs = 0;

                /**
                 * Encodes the specified ProduceResponse message. Does not implicitly {@link millrace.easy.v1.ProduceResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.easy.v1.ProduceResponse
                 * @static
                 * @param {millrace.easy.v1.ProduceResponse.$Properties} message ProduceResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ProduceResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).int64(message.offset);
                    if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs") && (typeof message.timestampMs === "object" ? message.timestampMs.low || message.timestampMs.high : message.timestampMs !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).int64(message.timestampMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ProduceResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.easy.v1.ProduceResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.ProduceResponse & millrace.easy.v1.ProduceResponse.$Shape} ProduceResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ProduceResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.easy.v1.ProduceResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.topic = value;
                                else
                                    delete message.topic;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.timestampMs = value;
                                else
                                    delete message.timestampMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ProduceResponse;
            })();

            v1.ConsumeRequest = (function() {

                /**
                 * Properties of a ConsumeRequest.
                 * @typedef {Object} millrace.easy.v1.ConsumeRequest.$Properties
                 * @property {string} [topic] ConsumeRequest topic
                 * @property {Array.<number>} [partitions] ConsumeRequest partitions
                 * @property {boolean|null} [earliest] ConsumeRequest earliest
                 * @property {boolean|null} [latest] ConsumeRequest latest
                 * @property {number|null} [offset] ConsumeRequest offset
                 * @property {number|null} [timestampMs] ConsumeRequest timestampMs
                 * @property {boolean|null} [newest] ConsumeRequest newest
                 * @property {number} [limit] ConsumeRequest limit
                 * @property {number} [waitMs] ConsumeRequest waitMs
                 * @property {"earliest"|"latest"|"offset"|"timestampMs"|"newest"} [from] ConsumeRequest from
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ConsumeRequest.
                 * @memberof millrace.easy.v1
                 * @interface IConsumeRequest
                 * @augments millrace.easy.v1.ConsumeRequest.$Properties
                 * @deprecated Use millrace.easy.v1.ConsumeRequest.$Properties instead.
                 */

                /**
                 * Narrowed shape of a ConsumeRequest.
                 * @typedef {{
                 *   topic?: string;
                 *   partitions?: Array.<number>;
                 *   earliest?: boolean|null;
                 *   latest?: boolean|null;
                 *   offset?: number|null;
                 *   timestampMs?: number|null;
                 *   newest?: boolean|null;
                 *   limit?: number;
                 *   waitMs?: number;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ from?: undefined; earliest?: null; latest?: null; offset?: null; timestampMs?: null; newest?: null }|{ from?: "earliest"; earliest: boolean; latest?: null; offset?: null; timestampMs?: null; newest?: null }|{ from?: "latest"; earliest?: null; latest: boolean; offset?: null; timestampMs?: null; newest?: null }|{ from?: "offset"; earliest?: null; latest?: null; offset: number; timestampMs?: null; newest?: null }|{ from?: "timestampMs"; earliest?: null; latest?: null; offset?: null; timestampMs: number; newest?: null }|{ from?: "newest"; earliest?: null; latest?: null; offset?: null; timestampMs?: null; newest: boolean })
                 * )} millrace.easy.v1.ConsumeRequest.$Shape
                 */

                /**
                 * Constructs a new ConsumeRequest.
                 * @memberof millrace.easy.v1
                 * @classdesc Represents a ConsumeRequest.
                 * @constructor
                 * @param {millrace.easy.v1.ConsumeRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ConsumeRequest = function (properties) {
                    this.partitions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ConsumeRequest topic.
                 * @member {string} topic
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @instance
                 */
                ConsumeRequest.prototype.topic = "";

                /**
                 * ConsumeRequest partitions.
                 * @member {Array.<number>} partitions
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @instance
                 */
                ConsumeRequest.prototype.partitions = $util.emptyArray;

                /**
                 * ConsumeRequest earliest.
                 * @member {boolean|null} earliest
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @instance
                 */
                ConsumeRequest.prototype.earliest = null;

                /**
                 * ConsumeRequest latest.
                 * @member {boolean|null} latest
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @instance
                 */
                ConsumeRequest.prototype.latest = null;

                /**
                 * ConsumeRequest offset.
                 * @member {number|null} offset
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @instance
                 */
                ConsumeRequest.prototype.offset = null;

                /**
                 * ConsumeRequest timestampMs.
                 * @member {number|null} timestampMs
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @instance
                 */
                ConsumeRequest.prototype.timestampMs = null;

                /**
                 * ConsumeRequest newest.
                 * @member {boolean|null} newest
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @instance
                 */
                ConsumeRequest.prototype.newest = null;

                /**
                 * ConsumeRequest limit.
                 * @member {number} limit
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @instance
                 */
                ConsumeRequest.prototype.limit = 0;

                /**
                 * ConsumeRequest waitMs.
                 * @member {number} waitMs
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @instance
                 */
                ConsumeRequest.prototype.waitMs = 0;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * ConsumeRequest from.
                 * @member {"earliest"|"latest"|"offset"|"timestampMs"|"newest"|undefined} from
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @instance
                 */
                $Object.defineProperty(ConsumeRequest.prototype, "from", {
                    get: $util.oneOfGetter($oneOfFields = ["earliest", "latest", "offset", "timestampMs", "newest"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ConsumeRequest message. Does not implicitly {@link millrace.easy.v1.ConsumeRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @static
                 * @param {millrace.easy.v1.ConsumeRequest.$Properties} message ConsumeRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ConsumeRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
                    if (message.partitions != null && message.partitions.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.partitions);
                    if (message.earliest != null && $Object.hasOwnProperty.call(message, "earliest"))
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.earliest);
                    if (message.latest != null && $Object.hasOwnProperty.call(message, "latest"))
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.latest);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                        writer.uint32(/* id 5, wireType 0 =*/40).int64(message.offset);
                    if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs"))
                        writer.uint32(/* id 6, wireType 0 =*/48).int64(message.timestampMs);
                    if (message.newest != null && $Object.hasOwnProperty.call(message, "newest"))
                        writer.uint32(/* id 7, wireType 0 =*/56).bool(message.newest);
                    if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                        writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.limit);
                    if (message.waitMs != null && $Object.hasOwnProperty.call(message, "waitMs") && message.waitMs !== 0)
                        writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.waitMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ConsumeRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.easy.v1.ConsumeRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.ConsumeRequest & millrace.easy.v1.ConsumeRequest.$Shape} ConsumeRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ConsumeRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.easy.v1.ConsumeRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.topic = value;
                                else
                                    delete message.topic;
                                continue;
                            }
                        case 2: {
                                if (wireType === 2) {
                                    if (!(message.partitions && message.partitions.length))
                                        message.partitions = [];
                                    reader.uint32s(message.partitions);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.partitions && message.partitions.length))
                                    message.partitions = [];
                                message.partitions.push(reader.uint32());
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.earliest = reader.bool();
                                message.from = "earliest";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                message.latest = reader.bool();
                                message.from = "latest";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                message.offset = $safe(reader.int64());
                                message.from = "offset";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                message.timestampMs = $safe(reader.int64());
                                message.from = "timestampMs";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                message.newest = reader.bool();
                                message.from = "newest";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.limit = value;
                                else
                                    delete message.limit;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.waitMs = value;
                                else
                                    delete message.waitMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ConsumeRequest;
            })();

            v1.ConsumeResponse = (function() {

                /**
                 * Properties of a ConsumeResponse.
                 * @typedef {Object} millrace.easy.v1.ConsumeResponse.$Properties
                 * @property {string} [topic] ConsumeResponse topic
                 * @property {number} [partition] ConsumeResponse partition
                 * @property {number} [offset] ConsumeResponse offset
                 * @property {number} [timestampMs] ConsumeResponse timestampMs
                 * @property {millrace.easy.v1.Payload.$Properties|null} [key] ConsumeResponse key
                 * @property {millrace.easy.v1.Payload.$Properties|null} [value] ConsumeResponse value
                 * @property {Array.<millrace.easy.v1.Header.$Properties>} [headers] ConsumeResponse headers
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ConsumeResponse.
                 * @memberof millrace.easy.v1
                 * @interface IConsumeResponse
                 * @augments millrace.easy.v1.ConsumeResponse.$Properties
                 * @deprecated Use millrace.easy.v1.ConsumeResponse.$Properties instead.
                 */

                /**
                 * Shape of a ConsumeResponse.
                 * @typedef {{
                 *   topic?: string;
                 *   partition?: number;
                 *   offset?: number;
                 *   timestampMs?: number;
                 *   key?: millrace.easy.v1.Payload.$Shape|null;
                 *   value?: millrace.easy.v1.Payload.$Shape|null;
                 *   headers?: Array.<millrace.easy.v1.Header.$Shape>;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} millrace.easy.v1.ConsumeResponse.$Shape
                 */

                /**
                 * Constructs a new ConsumeResponse.
                 * @memberof millrace.easy.v1
                 * @classdesc Represents a ConsumeResponse.
                 * @constructor
                 * @param {millrace.easy.v1.ConsumeResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ConsumeResponse = function (properties) {
                    this.headers = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ConsumeResponse topic.
                 * @member {string} topic
                 * @memberof millrace.easy.v1.ConsumeResponse
                 * @instance
                 */
                ConsumeResponse.prototype.topic = "";

                /**
                 * ConsumeResponse partition.
                 * @member {number} partition
                 * @memberof millrace.easy.v1.ConsumeResponse
                 * @instance
                 */
                ConsumeResponse.prototype.partition = 0;

                /**
                 * ConsumeResponse offset.
                 * @member {number} offset
                 * @memberof millrace.easy.v1.ConsumeResponse
                 * @instance
                 */
                ConsumeResponse.prototype.offset = 0;

                /**
                 * ConsumeResponse timestampMs.
                 * @member {number} timestampMs
                 * @memberof millrace.easy.v1.ConsumeResponse
                 * @instance
                 */
                ConsumeResponse.prototype.timestampMs = 0;

                /**
                 * ConsumeResponse key.
                 * @member {millrace.easy.v1.Payload|null} key
                 * @memberof millrace.easy.v1.ConsumeResponse
                 * @instance
                 */
                ConsumeResponse.prototype.key = null;

                /**
                 * ConsumeResponse value.
                 * @member {millrace.easy.v1.Payload|null} value
                 * @memberof millrace.easy.v1.ConsumeResponse
                 * @instance
                 */
                ConsumeResponse.prototype.value = null;

                /**
                 * ConsumeResponse headers.
                 * @member {Array.<millrace.easy.v1.Header>} headers
                 * @memberof millrace.easy.v1.ConsumeResponse
                 * @instance
                 */
                ConsumeResponse.prototype.headers = $util.emptyArray;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(ConsumeResponse.prototype, "_key", {
                    get: $util.oneOfGetter($oneOfFields = ["key"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(ConsumeResponse.prototype, "_value", {
                    get: $util.oneOfGetter($oneOfFields = ["value"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified ConsumeResponse message. Does not implicitly {@link millrace.easy.v1.ConsumeResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.easy.v1.ConsumeResponse
                 * @static
                 * @param {millrace.easy.v1.ConsumeResponse.$Properties} message ConsumeResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ConsumeResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.topic != null && $Object.hasOwnProperty.call(message, "topic") && message.topic !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.topic);
                    if (message.partition != null && $Object.hasOwnProperty.call(message, "partition") && message.partition !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.partition);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).int64(message.offset);
                    if (message.timestampMs != null && $Object.hasOwnProperty.call(message, "timestampMs") && (typeof message.timestampMs === "object" ? message.timestampMs.low || message.timestampMs.high : message.timestampMs !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).int64(message.timestampMs);
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                        $root.millrace.easy.v1.Payload.encode(message.key, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                        $root.millrace.easy.v1.Payload.encode(message.value, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.headers != null && message.headers.length)
                        for (let i = 0; i < message.headers.length; ++i)
                            $root.millrace.easy.v1.Header.encode(message.headers[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ConsumeResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.easy.v1.ConsumeResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.easy.v1.ConsumeResponse & millrace.easy.v1.ConsumeResponse.$Shape} ConsumeResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ConsumeResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.easy.v1.ConsumeResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.topic = value;
                                else
                                    delete message.topic;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.partition = value;
                                else
                                    delete message.partition;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.timestampMs = value;
                                else
                                    delete message.timestampMs;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.key = $root.millrace.easy.v1.Payload.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                                message._key = "key";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.value = $root.millrace.easy.v1.Payload.decode(reader, reader.size(), $undefined, _depth + 1, message.value);
                                message._value = "value";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.headers && message.headers.length))
                                    message.headers = [];
                                message.headers.push($root.millrace.easy.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ConsumeResponse;
            })();

            return v1;
        })();

        return easy;
    })();

    millrace.transaction = (function() {

        /**
         * Namespace transaction.
         * @memberof millrace
         * @namespace
         */
        const transaction = {};

        transaction.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof millrace.transaction
             * @namespace
             */
            const v1 = {};

            v1.InitProducerRequest = (function() {

                /**
                 * Properties of an InitProducerRequest.
                 * @typedef {Object} millrace.transaction.v1.InitProducerRequest.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an InitProducerRequest.
                 * @memberof millrace.transaction.v1
                 * @interface IInitProducerRequest
                 * @augments millrace.transaction.v1.InitProducerRequest.$Properties
                 * @deprecated Use millrace.transaction.v1.InitProducerRequest.$Properties instead.
                 */

                /**
                 * Shape of an InitProducerRequest.
                 * @typedef {millrace.transaction.v1.InitProducerRequest.$Properties} millrace.transaction.v1.InitProducerRequest.$Shape
                 */

                /**
                 * Constructs a new InitProducerRequest.
                 * @memberof millrace.transaction.v1
                 * @classdesc Represents an InitProducerRequest.
                 * @constructor
                 * @param {millrace.transaction.v1.InitProducerRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const InitProducerRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified InitProducerRequest message. Does not implicitly {@link millrace.transaction.v1.InitProducerRequest.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.transaction.v1.InitProducerRequest
                 * @static
                 * @param {millrace.transaction.v1.InitProducerRequest.$Properties} message InitProducerRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                InitProducerRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an InitProducerRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.transaction.v1.InitProducerRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.InitProducerRequest & millrace.transaction.v1.InitProducerRequest.$Shape} InitProducerRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                InitProducerRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.transaction.v1.InitProducerRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return InitProducerRequest;
            })();

            v1.InitProducerResponse = (function() {

                /**
                 * Properties of an InitProducerResponse.
                 * @typedef {Object} millrace.transaction.v1.InitProducerResponse.$Properties
                 * @property {number} [producerId] InitProducerResponse producerId
                 * @property {number} [producerEpoch] InitProducerResponse producerEpoch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an InitProducerResponse.
                 * @memberof millrace.transaction.v1
                 * @interface IInitProducerResponse
                 * @augments millrace.transaction.v1.InitProducerResponse.$Properties
                 * @deprecated Use millrace.transaction.v1.InitProducerResponse.$Properties instead.
                 */

                /**
                 * Shape of an InitProducerResponse.
                 * @typedef {millrace.transaction.v1.InitProducerResponse.$Properties} millrace.transaction.v1.InitProducerResponse.$Shape
                 */

                /**
                 * Constructs a new InitProducerResponse.
                 * @memberof millrace.transaction.v1
                 * @classdesc Represents an InitProducerResponse.
                 * @constructor
                 * @param {millrace.transaction.v1.InitProducerResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const InitProducerResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * InitProducerResponse producerId.
                 * @member {number} producerId
                 * @memberof millrace.transaction.v1.InitProducerResponse
                 * @instance
                 */
                InitProducerResponse.prototype.producerId = 0;

                /**
                 * InitProducerResponse producerEpoch.
                 * @member {number} producerEpoch
                 * @memberof millrace.transaction.v1.InitProducerResponse
                 * @instance
                 */
                InitProducerResponse.prototype.producerEpoch = 0;

                /**
                 * Encodes the specified InitProducerResponse message. Does not implicitly {@link millrace.transaction.v1.InitProducerResponse.verify|verify} messages.
                 * @function encode
                 * @memberof millrace.transaction.v1.InitProducerResponse
                 * @static
                 * @param {millrace.transaction.v1.InitProducerResponse.$Properties} message InitProducerResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                InitProducerResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.producerId != null && $Object.hasOwnProperty.call(message, "producerId") && (typeof message.producerId === "object" ? message.producerId.low || message.producerId.high : message.producerId !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).int64(message.producerId);
                    if (message.producerEpoch != null && $Object.hasOwnProperty.call(message, "producerEpoch") && message.producerEpoch !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.producerEpoch);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an InitProducerResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof millrace.transaction.v1.InitProducerResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {millrace.transaction.v1.InitProducerResponse & millrace.transaction.v1.InitProducerResponse.$Shape} InitProducerResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                InitProducerResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.millrace.transaction.v1.InitProducerResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                    message.producerId = value;
                                else
                                    delete message.producerId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.producerEpoch = value;
                                else
                                    delete message.producerEpoch;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return InitProducerResponse;
            })();

            return v1;
        })();

        return transaction;
    })();

    return millrace;
})();

export const google = $root.google = (() => {

    /**
     * Namespace google.
     * @exports google
     * @namespace
     */
    const google = {};

    google.protobuf = (function() {

        /**
         * Namespace protobuf.
         * @memberof google
         * @namespace
         */
        const protobuf = {};

        protobuf.Duration = (function() {

            /**
             * Properties of a Duration.
             * @typedef {Object} google.protobuf.Duration.$Properties
             * @property {number} [seconds] Duration seconds
             * @property {number} [nanos] Duration nanos
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Duration.
             * @memberof google.protobuf
             * @interface IDuration
             * @augments google.protobuf.Duration.$Properties
             * @deprecated Use google.protobuf.Duration.$Properties instead.
             */

            /**
             * Shape of a Duration.
             * @typedef {google.protobuf.Duration.$Properties} google.protobuf.Duration.$Shape
             */

            /**
             * Constructs a new Duration.
             * @memberof google.protobuf
             * @classdesc Represents a Duration.
             * @constructor
             * @param {google.protobuf.Duration.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Duration = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Duration seconds.
             * @member {number} seconds
             * @memberof google.protobuf.Duration
             * @instance
             */
            Duration.prototype.seconds = 0;

            /**
             * Duration nanos.
             * @member {number} nanos
             * @memberof google.protobuf.Duration
             * @instance
             */
            Duration.prototype.nanos = 0;

            /**
             * Encodes the specified Duration message. Does not implicitly {@link google.protobuf.Duration.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Duration
             * @static
             * @param {google.protobuf.Duration.$Properties} message Duration message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Duration.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.seconds != null && $Object.hasOwnProperty.call(message, "seconds") && (typeof message.seconds === "object" ? message.seconds.low || message.seconds.high : message.seconds !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.seconds);
                if (message.nanos != null && $Object.hasOwnProperty.call(message, "nanos") && message.nanos !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.nanos);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Duration message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Duration
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Duration & google.protobuf.Duration.$Shape} Duration
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Duration.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.Duration();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = $safe(reader.int64())) === "object" ? value.low || value.high : value !== 0)
                                message.seconds = value;
                            else
                                delete message.seconds;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.nanos = value;
                            else
                                delete message.nanos;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Duration;
        })();

        protobuf.Any = (function() {

            /**
             * Properties of an Any.
             * @typedef {Object} google.protobuf.Any.$Properties
             * @property {string} [type_url] Any type_url
             * @property {Uint8Array} [value] Any value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Any.
             * @memberof google.protobuf
             * @interface IAny
             * @augments google.protobuf.Any.$Properties
             * @deprecated Use google.protobuf.Any.$Properties instead.
             */

            /**
             * Shape of an Any.
             * @typedef {google.protobuf.Any.$Properties} google.protobuf.Any.$Shape
             */

            /**
             * Constructs a new Any.
             * @memberof google.protobuf
             * @classdesc Represents an Any.
             * @constructor
             * @param {google.protobuf.Any.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Any = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Any type_url.
             * @member {string} type_url
             * @memberof google.protobuf.Any
             * @instance
             */
            Any.prototype.type_url = "";

            /**
             * Any value.
             * @member {Uint8Array} value
             * @memberof google.protobuf.Any
             * @instance
             */
            Any.prototype.value = $util.newBuffer([]);

            /**
             * Encodes the specified Any message. Does not implicitly {@link google.protobuf.Any.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Any
             * @static
             * @param {google.protobuf.Any.$Properties} message Any message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Any.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.type_url != null && $Object.hasOwnProperty.call(message, "type_url") && message.type_url !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.type_url);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Any message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Any
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Any & google.protobuf.Any.$Shape} Any
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Any.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.Any();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.type_url = value;
                            else
                                delete message.type_url;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Any;
        })();

        protobuf.Struct = (function() {

            /**
             * Properties of a Struct.
             * @typedef {Object} google.protobuf.Struct.$Properties
             * @property {Object.<string,google.protobuf.Value.$Properties>} [fields] Struct fields
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Struct.
             * @memberof google.protobuf
             * @interface IStruct
             * @augments google.protobuf.Struct.$Properties
             * @deprecated Use google.protobuf.Struct.$Properties instead.
             */

            /**
             * Shape of a Struct.
             * @typedef {{
             *   fields?: Object.<string,google.protobuf.Value.$Shape>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} google.protobuf.Struct.$Shape
             */

            /**
             * Constructs a new Struct.
             * @memberof google.protobuf
             * @classdesc Represents a Struct.
             * @constructor
             * @param {google.protobuf.Struct.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Struct = function (properties) {
                this.fields = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Struct fields.
             * @member {Object.<string,google.protobuf.Value>} fields
             * @memberof google.protobuf.Struct
             * @instance
             */
            Struct.prototype.fields = $util.emptyObject;

            /**
             * Encodes the specified Struct message. Does not implicitly {@link google.protobuf.Struct.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Struct
             * @static
             * @param {google.protobuf.Struct.$Properties} message Struct message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Struct.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fields != null && $Object.hasOwnProperty.call(message, "fields"))
                    for (let keys = $Object.keys(message.fields), i = 0; i < keys.length; ++i) {
                        writer.uint32(/* id 1, wireType 2 =*/10).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]);
                        $root.google.protobuf.Value.encode(message.fields[keys[i]], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim().ldelim();
                    }
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Struct message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Struct
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Struct & google.protobuf.Struct.$Shape} Struct
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Struct.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.Struct();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (message.fields === $util.emptyObject)
                                message.fields = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = null;
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = $root.google.protobuf.Value.decode(reader, reader.size(), $undefined, _depth + 1, value);
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.fields, key);
                            message.fields[key] = value || new $root.google.protobuf.Value();
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Struct;
        })();

        protobuf.Value = (function() {

            /**
             * Properties of a Value.
             * @typedef {Object} google.protobuf.Value.$Properties
             * @property {google.protobuf.NullValue|null} [nullValue] Value nullValue
             * @property {number|null} [numberValue] Value numberValue
             * @property {string|null} [stringValue] Value stringValue
             * @property {boolean|null} [boolValue] Value boolValue
             * @property {google.protobuf.Struct.$Properties|null} [structValue] Value structValue
             * @property {google.protobuf.ListValue.$Properties|null} [listValue] Value listValue
             * @property {"nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue"} [kind] Value kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Value.
             * @memberof google.protobuf
             * @interface IValue
             * @augments google.protobuf.Value.$Properties
             * @deprecated Use google.protobuf.Value.$Properties instead.
             */

            /**
             * Narrowed shape of a Value.
             * @typedef {{
             *   nullValue?: google.protobuf.NullValue|null;
             *   numberValue?: number|null;
             *   stringValue?: string|null;
             *   boolValue?: boolean|null;
             *   structValue?: google.protobuf.Struct.$Shape|null;
             *   listValue?: google.protobuf.ListValue.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "nullValue"; nullValue: google.protobuf.NullValue; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "numberValue"; nullValue?: null; numberValue: number; stringValue?: null; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "stringValue"; nullValue?: null; numberValue?: null; stringValue: string; boolValue?: null; structValue?: null; listValue?: null }|{ kind?: "boolValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue: boolean; structValue?: null; listValue?: null }|{ kind?: "structValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue: google.protobuf.Struct.$Shape; listValue?: null }|{ kind?: "listValue"; nullValue?: null; numberValue?: null; stringValue?: null; boolValue?: null; structValue?: null; listValue: google.protobuf.ListValue.$Shape })
             * )} google.protobuf.Value.$Shape
             */

            /**
             * Constructs a new Value.
             * @memberof google.protobuf
             * @classdesc Represents a Value.
             * @constructor
             * @param {google.protobuf.Value.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Value = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Value nullValue.
             * @member {google.protobuf.NullValue|null} nullValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.nullValue = null;

            /**
             * Value numberValue.
             * @member {number|null} numberValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.numberValue = null;

            /**
             * Value stringValue.
             * @member {string|null} stringValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.stringValue = null;

            /**
             * Value boolValue.
             * @member {boolean|null} boolValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.boolValue = null;

            /**
             * Value structValue.
             * @member {google.protobuf.Struct|null} structValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.structValue = null;

            /**
             * Value listValue.
             * @member {google.protobuf.ListValue|null} listValue
             * @memberof google.protobuf.Value
             * @instance
             */
            Value.prototype.listValue = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Value kind.
             * @member {"nullValue"|"numberValue"|"stringValue"|"boolValue"|"structValue"|"listValue"|undefined} kind
             * @memberof google.protobuf.Value
             * @instance
             */
            $Object.defineProperty(Value.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["nullValue", "numberValue", "stringValue", "boolValue", "structValue", "listValue"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Value message. Does not implicitly {@link google.protobuf.Value.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Value
             * @static
             * @param {google.protobuf.Value.$Properties} message Value message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Value.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nullValue != null && $Object.hasOwnProperty.call(message, "nullValue"))
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.nullValue);
                if (message.numberValue != null && $Object.hasOwnProperty.call(message, "numberValue"))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.numberValue);
                if (message.stringValue != null && $Object.hasOwnProperty.call(message, "stringValue"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.stringValue);
                if (message.boolValue != null && $Object.hasOwnProperty.call(message, "boolValue"))
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.boolValue);
                if (message.structValue != null && $Object.hasOwnProperty.call(message, "structValue"))
                    $root.google.protobuf.Struct.encode(message.structValue, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.listValue != null && $Object.hasOwnProperty.call(message, "listValue"))
                    $root.google.protobuf.ListValue.encode(message.listValue, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Value
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Value & google.protobuf.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Value.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.Value();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.nullValue = reader.int32();
                            message.kind = "nullValue";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            message.numberValue = reader.double();
                            message.kind = "numberValue";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.stringValue = reader.stringVerify();
                            message.kind = "stringValue";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.boolValue = reader.bool();
                            message.kind = "boolValue";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.structValue = $root.google.protobuf.Struct.decode(reader, reader.size(), $undefined, _depth + 1, message.structValue);
                            message.kind = "structValue";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.listValue = $root.google.protobuf.ListValue.decode(reader, reader.size(), $undefined, _depth + 1, message.listValue);
                            message.kind = "listValue";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Value;
        })();

        /**
         * NullValue enum.
         * @name google.protobuf.NullValue
         * @enum {number}
         * @property {number} NULL_VALUE=0 NULL_VALUE value
         */
        protobuf.NullValue = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "NULL_VALUE"] = 0;
            return values;
        })();

        protobuf.ListValue = (function() {

            /**
             * Properties of a ListValue.
             * @typedef {Object} google.protobuf.ListValue.$Properties
             * @property {Array.<google.protobuf.Value.$Properties>} [values] ListValue values
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ListValue.
             * @memberof google.protobuf
             * @interface IListValue
             * @augments google.protobuf.ListValue.$Properties
             * @deprecated Use google.protobuf.ListValue.$Properties instead.
             */

            /**
             * Shape of a ListValue.
             * @typedef {{
             *   values?: Array.<google.protobuf.Value.$Shape>;
             *   $unknowns?: Array.<Uint8Array>;
             * }} google.protobuf.ListValue.$Shape
             */

            /**
             * Constructs a new ListValue.
             * @memberof google.protobuf
             * @classdesc Represents a ListValue.
             * @constructor
             * @param {google.protobuf.ListValue.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ListValue = function (properties) {
                this.values = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ListValue values.
             * @member {Array.<google.protobuf.Value>} values
             * @memberof google.protobuf.ListValue
             * @instance
             */
            ListValue.prototype.values = $util.emptyArray;

            /**
             * Encodes the specified ListValue message. Does not implicitly {@link google.protobuf.ListValue.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.ListValue
             * @static
             * @param {google.protobuf.ListValue.$Properties} message ListValue message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ListValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.values != null && message.values.length)
                    for (let i = 0; i < message.values.length; ++i)
                        $root.google.protobuf.Value.encode(message.values[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ListValue message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.ListValue
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.ListValue & google.protobuf.ListValue.$Shape} ListValue
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ListValue.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.ListValue();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.values && message.values.length))
                                message.values = [];
                            message.values.push($root.google.protobuf.Value.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ListValue;
        })();

        return protobuf;
    })();

    google.rpc = (function() {

        /**
         * Namespace rpc.
         * @memberof google
         * @namespace
         */
        const rpc = {};

        rpc.ErrorInfo = (function() {

            /**
             * Properties of an ErrorInfo.
             * @typedef {Object} google.rpc.ErrorInfo.$Properties
             * @property {string} [reason] ErrorInfo reason
             * @property {string} [domain] ErrorInfo domain
             * @property {Object.<string,string>} [metadata] ErrorInfo metadata
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ErrorInfo.
             * @memberof google.rpc
             * @interface IErrorInfo
             * @augments google.rpc.ErrorInfo.$Properties
             * @deprecated Use google.rpc.ErrorInfo.$Properties instead.
             */

            /**
             * Shape of an ErrorInfo.
             * @typedef {google.rpc.ErrorInfo.$Properties} google.rpc.ErrorInfo.$Shape
             */

            /**
             * Constructs a new ErrorInfo.
             * @memberof google.rpc
             * @classdesc Represents an ErrorInfo.
             * @constructor
             * @param {google.rpc.ErrorInfo.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ErrorInfo = function (properties) {
                this.metadata = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ErrorInfo reason.
             * @member {string} reason
             * @memberof google.rpc.ErrorInfo
             * @instance
             */
            ErrorInfo.prototype.reason = "";

            /**
             * ErrorInfo domain.
             * @member {string} domain
             * @memberof google.rpc.ErrorInfo
             * @instance
             */
            ErrorInfo.prototype.domain = "";

            /**
             * ErrorInfo metadata.
             * @member {Object.<string,string>} metadata
             * @memberof google.rpc.ErrorInfo
             * @instance
             */
            ErrorInfo.prototype.metadata = $util.emptyObject;

            /**
             * Encodes the specified ErrorInfo message. Does not implicitly {@link google.rpc.ErrorInfo.verify|verify} messages.
             * @function encode
             * @memberof google.rpc.ErrorInfo
             * @static
             * @param {google.rpc.ErrorInfo.$Properties} message ErrorInfo message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ErrorInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.reason);
                if (message.domain != null && $Object.hasOwnProperty.call(message, "domain") && message.domain !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.domain);
                if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
                    for (let keys = $Object.keys(message.metadata), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.metadata[keys[i]]).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ErrorInfo message from the specified reader or buffer.
             * @function decode
             * @memberof google.rpc.ErrorInfo
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.rpc.ErrorInfo & google.rpc.ErrorInfo.$Shape} ErrorInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ErrorInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.rpc.ErrorInfo();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.domain = value;
                            else
                                delete message.domain;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (message.metadata === $util.emptyObject)
                                message.metadata = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.metadata, key);
                            message.metadata[key] = value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ErrorInfo;
        })();

        rpc.RetryInfo = (function() {

            /**
             * Properties of a RetryInfo.
             * @typedef {Object} google.rpc.RetryInfo.$Properties
             * @property {google.protobuf.Duration.$Properties} [retryDelay] RetryInfo retryDelay
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RetryInfo.
             * @memberof google.rpc
             * @interface IRetryInfo
             * @augments google.rpc.RetryInfo.$Properties
             * @deprecated Use google.rpc.RetryInfo.$Properties instead.
             */

            /**
             * Shape of a RetryInfo.
             * @typedef {google.rpc.RetryInfo.$Properties} google.rpc.RetryInfo.$Shape
             */

            /**
             * Constructs a new RetryInfo.
             * @memberof google.rpc
             * @classdesc Represents a RetryInfo.
             * @constructor
             * @param {google.rpc.RetryInfo.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RetryInfo = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RetryInfo retryDelay.
             * @member {google.protobuf.Duration} retryDelay
             * @memberof google.rpc.RetryInfo
             * @instance
             */
            RetryInfo.prototype.retryDelay = null;

            /**
             * Encodes the specified RetryInfo message. Does not implicitly {@link google.rpc.RetryInfo.verify|verify} messages.
             * @function encode
             * @memberof google.rpc.RetryInfo
             * @static
             * @param {google.rpc.RetryInfo.$Properties} message RetryInfo message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RetryInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.retryDelay != null && $Object.hasOwnProperty.call(message, "retryDelay"))
                    $root.google.protobuf.Duration.encode(message.retryDelay, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RetryInfo message from the specified reader or buffer.
             * @function decode
             * @memberof google.rpc.RetryInfo
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.rpc.RetryInfo & google.rpc.RetryInfo.$Shape} RetryInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RetryInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.rpc.RetryInfo();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.retryDelay = $root.google.protobuf.Duration.decode(reader, reader.size(), $undefined, _depth + 1, message.retryDelay);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RetryInfo;
        })();

        rpc.Status = (function() {

            /**
             * Properties of a Status.
             * @typedef {Object} google.rpc.Status.$Properties
             * @property {number} [code] Status code
             * @property {string} [message] Status message
             * @property {Array.<google.protobuf.Any.$Properties>} [details] Status details
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Status.
             * @memberof google.rpc
             * @interface IStatus
             * @augments google.rpc.Status.$Properties
             * @deprecated Use google.rpc.Status.$Properties instead.
             */

            /**
             * Shape of a Status.
             * @typedef {google.rpc.Status.$Properties} google.rpc.Status.$Shape
             */

            /**
             * Constructs a new Status.
             * @memberof google.rpc
             * @classdesc Represents a Status.
             * @constructor
             * @param {google.rpc.Status.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Status = function (properties) {
                this.details = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Status code.
             * @member {number} code
             * @memberof google.rpc.Status
             * @instance
             */
            Status.prototype.code = 0;

            /**
             * Status message.
             * @member {string} message
             * @memberof google.rpc.Status
             * @instance
             */
            Status.prototype.message = "";

            /**
             * Status details.
             * @member {Array.<google.protobuf.Any>} details
             * @memberof google.rpc.Status
             * @instance
             */
            Status.prototype.details = $util.emptyArray;

            /**
             * Encodes the specified Status message. Does not implicitly {@link google.rpc.Status.verify|verify} messages.
             * @function encode
             * @memberof google.rpc.Status
             * @static
             * @param {google.rpc.Status.$Properties} message Status message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Status.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.details != null && message.details.length)
                    for (let i = 0; i < message.details.length; ++i)
                        $root.google.protobuf.Any.encode(message.details[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Status message from the specified reader or buffer.
             * @function decode
             * @memberof google.rpc.Status
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.rpc.Status & google.rpc.Status.$Shape} Status
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Status.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.rpc.Status();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.details && message.details.length))
                                message.details = [];
                            message.details.push($root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Status;
        })();

        return rpc;
    })();

    return google;
})();

export {
  $root as default
};
