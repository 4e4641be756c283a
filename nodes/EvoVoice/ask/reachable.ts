import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

const SETTING =
	"n8n takes it from the environment variable WEBHOOK_URL: set it to the address under which n8n can be reached from the internet, e.g. https://n8n.example.com/, and start n8n again. If the phone can open the address all the same, for example in the same network, turn on 'Skip Address Check' under Options.";

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
 * Refuses to send an address that a phone could not open.
 *
 * @throws NodeOperationError that says why, and which setting of n8n changes it
 */
export function requireReachable(node: INode, address: string): void {
	const why = unreachable(address);
	if (why) {
		throw new NodeOperationError(node, `A phone could not open the address in the text: ${why}`, {
			description: SETTING,
		});
	}
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
