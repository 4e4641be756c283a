import { emailOf } from '../../../shared/api/login';
import type { Session } from '../../../shared/entities/session';
import { legOf, session } from '../../../shared/entities/session';
import { refused } from '../../../shared/fields/refusal';
import type { Exchange } from '../../operation/exchange';

/**
 * The call leg of the login in the session that is chosen: the phone of the member that has the
 * login's email, or else the session's own call.
 *
 * @throws NodeApiError when the session is no call, or is not found
 */
export async function ownCallLeg(exchange: Exchange): Promise<string> {
	const sessionId = String(exchange.values.sessionId);
	const url = `/sessions/${encodeURIComponent(sessionId)}`;
	const about = { entity: session, id: sessionId };
	const found: Session = await exchange.send({ method: 'GET', url }, { about });
	const { credentialsDecrypted } = await exchange.run.loginOf(exchange.context);
	const leg = legOf(found, emailOf(credentialsDecrypted.data));
	if (leg) return leg;
	throw refused(
		exchange.context.getNode(),
		"'Call Leg' is empty and this session has none",
		'A chat or a fax has no call leg, and neither has a call that is over. Choose a live call as session.',
	);
}
