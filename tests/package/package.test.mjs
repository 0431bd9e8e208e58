// The npm package. It is made once for all of these.
import './contents.mjs';
import './licences.mjs';
import './consumer.mjs';
