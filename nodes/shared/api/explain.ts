import {
	isCertificate,
	isDropped,
	isGarbled,
	isInsecure,
	isTimeout,
	isUnknownHost,
	TOO_LONG,
} from './connectionCodes';
import type { Failure } from './failure';
import { loginWith, roleNames } from './roles';

/** What n8n shows for a failure: what happened, and what to do about it. */
export interface Explanation {
	message: string;
	description: string;
}

const CHECK_ADDRESS = "Check 'Environment' and 'Base URL' in the credential.";

/** Statuses after which the same request may well succeed a little later. */
const TRY_LATER = [408, 423, 425, 502, 503, 504];

/** Explains a failure to somebody who has never seen an API. */
export function explain(failure: Failure): Explanation {
	if (failure.isElsewhere) return explainElsewhere(failure);
	if (failure.code) return explainConnection(failure, failure.code);
	if (failure.unreadable) return explainUnreadable(failure, failure.unreadable);
	const status = failure.status ?? 0;
	if (status >= 500 || TRY_LATER.includes(status)) return explainServer(failure, status);
	const isRedirect = status >= 300 && status < 400 && status !== 304;
	const explanation = BY_STATUS[status] ?? (isRedirect ? redirected : refused);
	return explanation(failure);
}

const BY_STATUS: Record<number, (failure: Failure) => Explanation> = {
	400: ({ serverMessage, fieldMessages = [], labelOf }) => ({
		message: serverMessage
			? `Evo Voice did not accept the request: ${serverMessage}`
			: 'Evo Voice did not accept the request',
		description:
			fieldMessages
				.map(({ field, message }) =>
					field ? `'${labelOf?.(field.toLowerCase()) ?? field}': ${message}` : message,
				)
				.join(' ') ||
			'Check the values of the fields, above all those that come from an expression.',
	}),
	401: () => ({
		message: 'Evo Voice does not accept the email and password of the credential',
		description:
			"Open the credential, enter the email and password of a login that works on the Evo Voice web page, and check that 'Environment' is the right one.",
	}),
	403: (failure) => {
		const { message, description } = forbidden(failure);
		const { instead } = failure;
		return { message, description: instead ? `${description} ${instead}` : description };
	},
	404: notFound,
	405: () => ({
		message: 'Evo Voice does not offer this operation in this way',
		description: 'The service may have changed. Look for a newer version of this node.',
	}),
	407: () => ({
		message: 'The proxy asks for a login',
		description: "Check 'Proxy' under 'Request Options' in the settings of the node.",
	}),
	429: (failure) => ({
		message: 'Evo Voice received too many requests',
		description: `${whenAgain(failure)} Or send fewer items at a time with 'Batching' under 'Request Options' in the settings of the node.`,
	}),
};

function forbidden({ roles, serverMessage }: Failure): Explanation {
	if (serverMessage) {
		return {
			message: `Evo Voice does not allow this login to do that: ${serverMessage}`,
			description:
				'What was asked for may belong to an account that this login cannot reach. Use a login of that account.',
		};
	}
	if (!roles?.length) {
		return {
			message: 'This login lacks a role that the operation needs',
			description:
				'Use a credential with another login, or ask your Evo Voice administrator for the role.',
		};
	}
	return {
		message:
			roles.length > 1
				? `The operation needs a login with the role ${roleNames(roles)}`
				: `This login lacks the role ${roleNames(roles)} that the operation needs`,
		description: `The operation needs the login of ${loginWith(roles)}. Choose a credential with such a login in this node (other nodes of the workflow can keep theirs), or ask your Evo Voice administrator for the role.`,
	};
}

function notFound({ about, serverMessage }: Failure): Explanation {
	if (!about) {
		return {
			message: 'Evo Voice does not know what was asked for',
			description: `The address may not belong to an Evo Voice service. ${CHECK_ADDRESS}`,
		};
	}
	const { entity, id } = about;
	// The framework answers 404 without a body for a route that it does not know.
	const isRoute = serverMessage === undefined;
	return {
		message: `The ${entity.label} '${id}' was not found`,
		description: [
			entity.missing,
			isRoute &&
				`If it exists, the address may not belong to an Evo Voice service. ${CHECK_ADDRESS}`,
			serverMessage && !serverMessage.includes(id) && `Evo Voice says: ${serverMessage}`,
		]
			.filter(Boolean)
			.join(' '),
	};
}

/** The host that stores content knows neither the login nor the credential's address. */
function explainElsewhere(failure: Failure): Explanation {
	const { host, status, code } = failure;
	if (code && isTimeout(code)) return explainConnection(failure, code);
	return {
		message: code
			? explainConnection(failure, code).message
			: `${host}, where Evo Voice keeps the content, did not hand it out (status ${status})`,
		description: `${whenAgain(failure)} The address of the content may be valid for a short time only. If it stays like this, ask Evo Voice support.`,
	};
}

function explainServer(failure: Failure, status: number): Explanation {
	const message = TRY_LATER.includes(status)
		? `Evo Voice is not available at the moment (status ${status})`
		: `Evo Voice could not carry out the request (status ${status})`;
	return {
		message: failure.serverMessage ? `${message}: ${failure.serverMessage}` : message,
		description: `${afterwards(failure)} If it stays like this, ask Evo Voice support.`,
	};
}

function refused({ status, serverMessage }: Failure): Explanation {
	return {
		message: serverMessage
			? `Evo Voice did not accept the request: ${serverMessage}`
			: `Evo Voice did not accept the request (status ${status})`,
		description: 'Check the values of the fields and the credential.',
	};
}

function redirected({ host }: Failure): Explanation {
	return {
		message: `The address ${host} points to another one`,
		description: `Redirects are not followed, so that the password reaches no other server. ${CHECK_ADDRESS}`,
	};
}

function explainUnreadable(
	failure: Failure,
	unreadable: NonNullable<Failure['unreadable']>,
): Explanation {
	if (unreadable === 'page') {
		return {
			message: `The address ${failure.host} answers with a web page instead of data`,
			description: `It may be a sign-in page, a proxy or another service. ${CHECK_ADDRESS}`,
		};
	}
	return {
		message:
			unreadable === 'text'
				? 'The answer of Evo Voice is cut off or unreadable'
				: 'The answer of Evo Voice has an unexpected format',
		description: `${afterwards(failure)} ${CHECK_ADDRESS}`,
	};
}

function explainConnection(failure: Failure, code: string): Explanation {
	const [, explanation] = BY_CODE.find(([matches]) => matches(code))!;
	return explanation(failure);
}

/** The first entry that matches the code of a connection explains it. */
const BY_CODE: Array<[(code: string) => boolean, (failure: Failure) => Explanation]> = [
	[isGarbled, (failure) => explainUnreadable(failure, 'text')],
	[
		(code) => code === TOO_LONG,
		({ host }) => ({
			message: `The answer of ${host} is too long to be read`,
			description: `Ask for less at a time, with a lower limit or more filters. ${CHECK_ADDRESS}`,
		}),
	],
	[
		(code) => code === 'ECONNREFUSED',
		({ host }) => ({
			message: `Nothing answers at ${host}: the connection was refused`,
			description: `The service may be down or restarting. Try again in a minute. ${CHECK_ADDRESS}`,
		}),
	],
	[
		isUnknownHost,
		({ host }) => ({
			message: `The address ${host} is not known`,
			description: `The name may be misspelled, or this n8n may have no connection to the internet. ${CHECK_ADDRESS}`,
		}),
	],
	[
		isTimeout,
		(failure) => ({
			message: `${failure.host} did not answer in time`,
			description: `${afterwards(failure)} In an Evo Voice node, set a longer 'Timeout' under 'Request Options' in its settings.`,
		}),
	],
	[
		isCertificate,
		({ host, code }) => ({
			message: `The certificate of ${host} is not accepted (${code})`,
			description: `It may have expired, be issued for another name, or come from an authority that n8n does not know, such as that of a company or a proxy. Give n8n the certificate of that authority in the environment variable NODE_EXTRA_CA_CERTS. 'Ignore SSL Issues (Insecure)' under 'Request Options' in the settings of an Evo Voice node holds for what that step sends, not for lists to choose from, the trigger or the test of the credential. ${CHECK_ADDRESS}`,
		}),
	],
	[
		isInsecure,
		({ host, code }) => ({
			message: `No secure connection to ${host} could be made`,
			description: `The server may not use encryption at this address (${code}). ${CHECK_ADDRESS}`,
		}),
	],
	[
		isDropped,
		(failure) => ({
			message: `The connection to ${failure.host} broke before the answer was complete`,
			description: `${afterwards(failure)} ${CHECK_ADDRESS}`,
		}),
	],
	[
		() => true,
		(failure) => ({
			message: `No connection to ${failure.host} could be made`,
			description: `${afterwards(failure)} ${CHECK_ADDRESS}`,
		}),
	],
];

/** A write without a clear answer may have taken effect; the node never retries it. */
function afterwards(failure: Failure): string {
	return failure.method === 'GET'
		? whenAgain(failure)
		: `The change may have been made all the same: look ${whereToLook(failure)} before you try again.`;
}

const whereToLook = ({ about }: Failure) =>
	about?.isChanged ? `at the ${about.entity.label}` : 'whether it was';

function whenAgain({ retryAfterMs }: Failure): string {
	return retryAfterMs
		? `Try again in ${formatDuration(retryAfterMs)}: Evo Voice asks you to wait that long.`
		: 'Try again in a minute.';
}

const UNITS: Array<[seconds: number, name: string]> = [
	[86_400, 'day'],
	[3_600, 'hour'],
	[60, 'minute'],
	[1, 'second'],
];

/** A duration in the largest unit of which there are at least two, e.g. `3 hours`. */
function formatDuration(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	if (seconds > 30 * 86_400) return 'more than a month';
	const [unit, name] = UNITS.find(([length]) => seconds >= 2 * length) ?? [1, 'second'];
	const count = Math.ceil(seconds / unit);
	return `${count} ${name}${count === 1 ? '' : 's'}`;
}
