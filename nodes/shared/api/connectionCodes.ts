/*
 * What the codes of Node.js mean for a connection that carried no complete answer.
 */

const DROPPED = ['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE', 'ERR_STREAM_PREMATURE_CLOSE'];
const TIMEOUT = ['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'];

/** The connection broke while it was in use: the server may have acted or not. */
export const isDropped = (code: string) => DROPPED.includes(code);

/** No complete answer came within the timeout. */
export const isTimeout = (code: string) => TIMEOUT.includes(code);

/** The name of the server cannot be resolved. */
export const isUnknownHost = (code: string) => code === 'ENOTFOUND' || code === 'EAI_AGAIN';

/** The server's certificate is not accepted: expired, for another name, or of an unknown authority. */
export const isCertificate = (code: string) => /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/.test(code);

/** The TLS connection could not be made. */
export const isInsecure = (code: string) => isCertificate(code) || /SSL|TLS|EPROTO/.test(code);

/** The response is not HTTP, or its content encoding is broken. */
export const isGarbled = (code: string) => /^(HPE_|Z_)/.test(code);

/** A code of a connection at all; what fails while a file is stored has others, or none. */
export const isConnectionCode = (code: string) =>
	[isDropped, isTimeout, isUnknownHost, isInsecure, isGarbled].some((matches) => matches(code)) ||
	/^(ABORT_ERR|ECONN|EHOST|ENET|ERR_(CANCELED|HTTP|STREAM|SOCKET))/.test(code);

/** Our own code for a response that is too long to be read. */
export const TOO_LONG = 'EVO_TOO_LONG';
