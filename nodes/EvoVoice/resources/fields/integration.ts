import { integration } from '../../../shared/entities/integration';
import { objectId } from './objectId';

export const integrationId = objectId(
	integration,
	'searchIntegrations',
	'Integration',
	'The connection to another system to work with',
	'e.g. 6f1a2b3c4d5e6f7081920001',
);
