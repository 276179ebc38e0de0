/**
 * What libraries of old portals do to the page's own objects. Written here from what they document, because the libraries are no longer on the
 * registry in these versions.
 */
export const oldLibraries: Readonly<Record<string, string>> = {
  // Prototype 1.6 knows lists by their length alone, gives every list its Enumerable, and texts and lists their own JSON.
  'prototype.js': `(function () {
  var slice = Array.prototype.slice;
  Array.from = function (list) {
    var length = (list && list.length) || 0, copy = new Array(length);
    while (length--) copy[length] = list[length];
    return copy;
  };
  var enumerable = {
    each: function (tell) { this.forEach(function (item, index) { tell(item, index); }); return this; },
    detect: function (test, context) { for (var i = 0; i < this.length; i++) if (test.call(context, this[i], i)) return this[i]; },
    include: function (item) { return this.indexOf(item) !== -1; },
    toArray: function () { return slice.call(this); },
    clear: function () { this.length = 0; return this; },
    toJSON: function () { return '[' + slice.call(this).map(function (item) { return JSON.stringify(item); }).join(', ') + ']'; }
  };
  enumerable.find = enumerable.detect;
  enumerable.entries = enumerable.toArray;
  enumerable.member = enumerable.include;
  for (var name in enumerable) Array.prototype[name] = enumerable[name];
  String.prototype.toJSON = function () { return '"' + this + '"'; };
  Function.prototype.bind = function (self) {
    var method = this, given = slice.call(arguments, 1);
    return function () { return method.apply(self, given.concat(slice.call(arguments))); };
  };
  Object.keys = function (object) { var names = []; for (var name in object) names.push(name); return names; };
  var OwnElement = window.Element;
  window.Element = function (tag) { return document.createElement(tag); };
  window.Element.prototype = OwnElement.prototype;
  Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };
  Element.prototype.update = function (content) { this.textContent = content; return this; };
  Element.prototype.toggle = function () { this.hidden = !this.hidden; return this; };
  Element.prototype.scrollTo = function () { return this; };
  Element.prototype.getElementsByClassName = function (name) { return slice.call(this.querySelectorAll('.' + name)); };
})();`,
  // MooTools wraps what is no list, and gives back the same list where it is one.
  'mootools.js': `(function () {
  var slice = Array.prototype.slice;
  Array.from = function (item) {
    if (item === null || item === undefined) return [];
    if (typeof item !== 'object' || typeof item.length !== 'number') return [item];
    return Object.prototype.toString.call(item) === '[object Array]' ? item : slice.call(item);
  };
  Array.prototype.contains = Array.prototype.includes;
  Array.prototype.flatten = function () { return this; };
  Element.prototype.set = function () { return this; };
  Element.prototype.get = function () { return null; };
  Element.prototype.empty = function () { return this; };
  Function.prototype.extend = function (more) { for (var name in more) this[name] = more[name]; return this; };
})();`,
  'every-object.js': `Object.prototype.clone = function () { return this; };
Object.prototype.title = 'x';`,
  // From before 2018; the asynchronous functions of the engine still answer with its own.
  'old-promise.js': `(function () {
  var Native = window.Promise;
  function Old(work) { this.own = new Native(work); }
  Old.prototype.then = function (done, failed) {
    var next = Object.create(Old.prototype);
    next.own = this.own.then(done, failed);
    return next;
  };
  Old.prototype['catch'] = function (failed) { return this.then(undefined, failed); };
  ['all', 'race', 'resolve', 'reject'].forEach(function (name) {
    Old[name] = function (value) {
      var made = Object.create(Old.prototype);
      made.own = Native[name](value);
      return made;
    };
  });
  window.Promise = Old;
})();`,
};
