const { EvoVoice: Narrow } = require('./narrow.js');

const MORE_PROPERTIES = 300;

/** The node with 300 more properties, all of them hidden: n8n looks at each of them for each item. */
class EvoVoice extends Narrow {
	constructor() {
		super();
		for (let index = 0; index < MORE_PROPERTIES; index++) {
			this.description.properties.push({
				displayName: `More ${index}`,
				name: `more${index}`,
				type: 'string',
				default: '',
				displayOptions: { show: { resource: ['more'], operation: [`more${index % 30}`] } },
				routing: { send: { type: 'body', property: `more${index}` } },
			});
		}
	}
}

exports.EvoVoice = EvoVoice;
