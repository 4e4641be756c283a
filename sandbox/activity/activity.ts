import type { LoggedRequest } from '../requestLog';
import type { Deed } from './deeds';
import { rawRequest } from './rawRequest';

/** A line of the log as the page shows it. */
export interface ActivityRow {
	key: number;
	words: string;
	/** Moment of the newest of its requests on the office's clock, ISO 8601. */
	at: string;
	/** Moment of the oldest of them. */
	since: string;
	/** How many requests it stands for; more than one only for polls of a list. */
	count: number;
	login?: string;
	/** Status of the answer; 0 where there was none. */
	status: number;
	/** The newest of its requests, readable. */
	raw: string;
}

/** What a request over the API last made of a session. */
export interface SessionChange {
	/** On the office's clock, ISO 8601. */
	at: string;
	/** Such as `held`. */
	what: string;
}

interface Line {
	row: Omit<ActivityRow, 'raw'>;
	/** Equal for polls that share a line; absent where the request is no poll. */
	pollKey?: string;
	/** The newest of its requests. */
	request: LoggedRequest;
}

const KEPT_LINES = 200;
const LISTS = /^(List|GetActive|GetMySessions)/;
// What differs from poll to poll: the page, the watermark, and the sessions that are still followed.
const MOVING_FIELDS = /(?<=[?&])(page|\w*date\w*|specificIds)=[^&]*/gi;

/** The API requests in words. All polls of one list by a trigger share a line. */
export class Activity {
	private lines: Line[] = [];
	private readonly changes = new Map<string, SessionChange>();
	private nextKey = 1;

	clear(): void {
		this.lines = [];
		this.changes.clear();
	}

	/** Notes a request whose answer is known. */
	add(request: LoggedRequest, { words, change }: Deed): void {
		const { at, login, status } = request;
		if (change && status >= 200 && status < 400) {
			this.changes.set(change.sessionId, { at, what: change.what });
		}
		const pollKey = pollKeyOf(request);
		const same = pollKey === undefined ? undefined : this.takeSame(pollKey);
		const { key, since, count } = same?.row ?? { key: this.nextKey++, since: at, count: 0 };
		const row = { key, words, at, since, count: count + 1, login, status };
		this.lines.push({ row, pollKey, request });
		if (this.lines.length > KEPT_LINES) this.lines.shift();
	}

	/** The newest lines, the newest first. */
	rows(last: number): ActivityRow[] {
		return this.lines
			.slice(-last)
			.reverse()
			.map(({ row, request }) => ({ ...row, raw: rawRequest(request) }));
	}

	/** The last change of each session that a request over the API changed, by its id. */
	lastChanges(): Record<string, SessionChange> {
		return Object.fromEntries(this.changes);
	}

	/** Takes out the line of the same poll, unless something else was done since. */
	private takeSame(pollKey: string): Line | undefined {
		for (let place = this.lines.length - 1; place >= 0; place--) {
			if (this.lines[place].pollKey === undefined) return undefined;
			if (this.lines[place].pollKey === pollKey) return this.lines.splice(place, 1)[0];
		}
		return undefined;
	}
}

function pollKeyOf({ method, operation, path, login, status }: LoggedRequest): string | undefined {
	if (method !== 'GET' || !LISTS.test(operation ?? '')) return undefined;
	return [operation, path.replace(MOVING_FIELDS, ''), login, status].join(' ');
}
