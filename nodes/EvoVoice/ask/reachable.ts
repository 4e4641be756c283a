import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

const SETTING =
	"n8n takes it from the environment variable WEBHOOK_URL: set it to the address under which n8n can be reached from the internet, e.g. https://n8n.example.com/, and start n8n again. If the phone can open the address all the same, for example in the same network, turn on 'Skip Address Check' under Options.";

const PATH_ADVICE =
	"n8n signs the address in the text with that path and checks it without, so the person would see 'Invalid token'. Give n8n a host name of its own, set the environment variable WEBHOOK_URL to an address without a path, e.g. https://n8n.example.com/, and start n8n again. If n8n does get requests under this path, turn on 'Skip Address Check' under Options.";

/** Host names that resolve on the computer itself or in its own network only. */
const LOCAL_NAME = /^(localhost|[^.]+|.+\.(localhost|local|lan|home|internal|home\.arpa))$/;

/** IPv4 networks that are not routed on the internet (RFC 6890): first byte, and a range of the second. */
const PRIVATE_IPV4 = [
	[0, 0, 255],
	[10, 0, 255],
	[100, 64, 127],
	[127, 0, 255],
	[169, 254, 254],
	[172, 16, 31],
	[192, 168, 168],
] as const;

/** IPv6 addresses that are not routed on the internet: unspecified, loopback, unique local, link-local. */
const PRIVATE_IPV6 = /^(::1?$|f[cd]|fe[89ab])/;

/**
 * Refuses to send an address that a phone could not open, or that n8n would not accept.
 *
 * @param sibling another address of the same execution, as n8n makes it (`$execution.resumeFormUrl`)
 * @throws NodeOperationError that says why, and which setting of n8n changes it
 */
export function requireReachable(node: INode, address: string, sibling: string): void {
	const path = basePathOf(address, sibling);
	if (path) {
		throw new NodeOperationError(
			node,
			`n8n would not accept the answer: its own address has the path ${path}`,
			{ description: PATH_ADVICE },
		);
	}
	const why = unreachable(address);
	if (why) {
		throw new NodeOperationError(node, `A phone could not open the address in the text: ${why}`, {
			description: SETTING,
		});
	}
}

/**
 * The path of n8n's own address, which two addresses that n8n makes have in common; empty if there is
 * none. n8n's server has its routes at the root and needs a proxy that takes such a path off. The
 * signature, however, covers the whole path, and n8n compares it with the path that it was asked for.
 */
export function basePathOf(address: string, sibling: string): string {
	if (!URL.canParse(sibling)) return '';
	const segments = new URL(sibling).pathname.split('/');
	const own = new URL(address).pathname.split('/');
	const end = own.findIndex((segment, index) => segment !== segments[index]);
	return own.slice(0, end).join('/');
}

/** Why a phone could not open an address, as the rest of a sentence; undefined if it could. */
export function unreachable(address: string): string | undefined {
	const { protocol, hostname, origin } = new URL(address);
	const name = hostname.replace(/\.$/, '').toLowerCase();
	if (isLocal(name)) return `${origin} is known to n8n's own computer or network only`;
	if (protocol !== 'https:') return `${origin} is not encrypted (it starts with http://)`;
	return undefined;
}

function isLocal(name: string): boolean {
	if (name.startsWith('[')) return isPrivateIpv6(name.slice(1, -1));
	return isIpv4(name) ? isPrivateIpv4(name.split('.').map(Number)) : LOCAL_NAME.test(name);
}

const isIpv4 = (name: string) => /^\d+\.\d+\.\d+\.\d+$/.test(name);

const isPrivateIpv4 = ([first, second]: number[]) =>
	PRIVATE_IPV4.some(([byte, from, to]) => first === byte && second >= from && second <= to);

/** Node's URL writes an IPv4 address inside an IPv6 one as `::ffff:7f00:1`. */
function isPrivateIpv6(address: string): boolean {
	const mapped = /^::ffff:([0-9a-f]+):[0-9a-f]+$/.exec(address);
	if (!mapped) return PRIVATE_IPV6.test(address);
	const word = parseInt(mapped[1], 16);
	return isPrivateIpv4([word >> 8, word & 255]);
}
