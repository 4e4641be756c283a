/*
 * What the codes mean that Node.js gives to a connection that carried no whole answer.
 */

const DROPPED = ['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE', 'ERR_STREAM_PREMATURE_CLOSE'];
const TIMEOUT = ['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'];

/** The connection broke while it was in use, so that nobody knows whether the server acted. */
export const isDropped = (code: string) => DROPPED.includes(code);

/** No answer came within the time that was set. */
export const isTimeout = (code: string) => TIMEOUT.includes(code);

/** The name of the server has no address. */
export const isUnknownHost = (code: string) => code === 'ENOTFOUND' || code === 'EAI_AGAIN';

/** The server could not be reached under the promise of encryption. */
export const isInsecure = (code: string) =>
	/CERT|SSL|TLS|EPROTO|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)/.test(code);

/** What came is no HTTP, or is not packed as it says. */
export const isGarbled = (code: string) => /^(HPE_|Z_)/.test(code);
