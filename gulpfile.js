const { dest, src } = require('gulp');

/** Copies what the TypeScript compiler leaves out: icons, codex files and output schemas. */
function assets() {
	return src(['icons/**/*.svg', 'nodes/**/*.json'], { base: '.', encoding: false }).pipe(
		dest('dist'),
	);
}

exports.default = assets;
