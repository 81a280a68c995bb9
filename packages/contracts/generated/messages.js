// Generated from proto/ by `npm run generate`. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";
import { safeNumber as $safe } from "../dist/safe-number.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

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
             */
            v1.ConfigSource = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "CONFIG_SOURCE_UNSPECIFIED"] = 0;
                values[valuesById[1] = "CONFIG_SOURCE_DEFAULT"] = 1;
                values[valuesById[2] = "CONFIG_SOURCE_STATIC_BROKER"] = 2;
                values[valuesById[3] = "CONFIG_SOURCE_TOPIC"] = 3;
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

            return v1;
        })();

        return data;
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

export {
  $root as default
};
