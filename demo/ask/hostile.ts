import type { Finding } from '../finding';
import type { Demo } from '../open';
import { stillWaits } from './answers';
import { answered, APPROVE_OR_DECLINE, ask, outcomeOf, type Asked } from './question';
import { verify } from '../verify';
import { headingOf, open, post, THANKS, type Visit } from './visit';

/** What opens the address of a text before the person does. */
const PREVIEWERS = [
	'facebookexternalhit/1.1;line-poker/1.0',
	'WhatsApp/2.24.6.77 A',
	'Twitterbot/1.0',
	'SkypeUriPreview Preview/0.5',
	'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15',
	'',
];

const OTHER_METHODS = ['HEAD', 'PUT', 'PATCH', 'DELETE'];

const MEGABYTE = 1_000_000;

/** What programs and malicious people send to the address, and the effect. */
export function hostile(demo: Demo): Array<Promise<Finding[]>> {
	return [decidesNothing(demo), markup(demo).then((finding) => [finding])];
}

async function decidesNothing(demo: Demo): Promise<Finding[]> {
	const asked = await ask(demo, { message: 'Shall order 4711 go out?', ...APPROVE_OR_DECLINE });
	const tries: Array<[claim: string, visit: () => Promise<Visit[]>, status: number]> = [
		[
			'opened by GET, by link previewers, by a phone and by something that says nothing of itself: the page is shown, nothing is decided',
			() =>
				Promise.all([
					...PREVIEWERS.map((agent) => open(asked.address, { 'User-Agent': agent })),
					open(asked.address),
				]),
			200,
		],
		[
			'asked for by HEAD, PUT, PATCH or DELETE: nothing is decided',
			() => Promise.all(OTHER_METHODS.map((method) => open(asked.address, {}, method))),
			200,
		],
		[
			'a forged signature, one for another question, and none: n8n lets nobody in, by GET or POST',
			() => Promise.all(forged(asked).flatMap((each) => [open(each), post(each, APPROVES)])),
			401,
		],
		[
			'posts with other fields, also ones that all objects have, other words, a megabyte, JSON or XML: none is taken for an answer',
			() => Promise.all(odd().map(([body, type]) => post(asked.address, body, type))),
			422,
		],
	];
	const findings: Finding[] = [];
	for (const [claim, visit, status] of tries) {
		findings.push(
			await verify(claim, async () => {
				const statuses = new Set((await visit()).map((each) => each.status));
				return [
					[[...statuses], await stillWaits(demo, asked)],
					[[status], true],
				];
			}),
		);
	}
	const claim = 'after all of these the real answer counts';
	findings.push(
		await verify(claim, async () => {
			await post(asked.address, { ...APPROVES, approved: 'false', more: 'x', 'data[more]': 'x' });
			return [await outcomeOf(demo, asked), answered('Approved', { approved: true })];
		}),
	);
	return findings;
}

const APPROVES = { decision: 'approve' };

function forged({ address }: Asked): string[] {
	const last = address.slice(-1);
	return [
		address.slice(0, -1) + (last === '0' ? '1' : '0'),
		address.replace(/q=[\w-]+/, 'q=AAAAAA'),
		address.replace(/[?&]signature=[^&]+/, ''),
	];
}

function odd(): Array<[body: Parameters<typeof post>[1], type?: Record<string, string>]> {
	const inherited = new FormData();
	for (const name of ['__proto__', '__proto__', 'constructor', 'toString', 'data', 'files']) {
		inherited.append(name, 'approve');
	}
	const json = { 'content-type': 'application/json' };
	return [
		[{}],
		[{ approved: 'true', 'data[approved]': 'true', respondedAt: '2026-01-01' }],
		[inherited],
		[{ decision: 'Approve' }],
		[{ decision: 'x'.repeat(MEGABYTE) }],
		[JSON.stringify({ decision: { approve: true } }), json],
		['<answer><decision>approve</decision></answer>', { 'content-type': 'text/xml' }],
	];
}

function markup(demo: Demo): Promise<Finding> {
	const claim =
		'markup in the question and in answers is shown as text and comes out as text; a megabyte is refused with a sentence';
	return verify(claim, async () => {
		const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
		const asked = await ask(demo, {
			message: evil,
			responseType: 'customForm',
			formFields: {
				values: [
					{ fieldLabel: `Why ${evil}`, fieldType: 'text' },
					{ fieldLabel: 'Count', fieldType: 'number' },
				],
			},
		});
		const posts = (why: string, count: string) => {
			const data = new FormData();
			data.set('field-0', why);
			data.set('field-1', count);
			return post(asked.address, data);
		};
		const pages = [
			await open(asked.address),
			await posts(evil, 'many'),
			await posts('x'.repeat(MEGABYTE), '1'),
			await posts(evil, '2'),
		];
		const outcome = await outcomeOf(demo, asked);
		return [
			{
				statuses: pages.map(({ status }) => status),
				unescaped: pages.filter(({ body }) => /<(script|img)/i.test(body)).length,
				typedIsKept: pages[1].body.includes('value="&quot;&gt;&lt;script&gt;'),
				tooLong: pages[2].body.includes('at most 1,000 characters'),
				last: headingOf(pages[3]),
				outcome,
			},
			{
				statuses: [200, 422, 422, 200],
				unescaped: 0,
				typedIsKept: true,
				tooLong: true,
				last: THANKS,
				outcome: answered('Goes on', { [`Why ${evil}`]: evil, Count: 2 }),
			},
		];
	});
}
