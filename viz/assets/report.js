// Paper cannot be opened: what is folded away is printed too, but for what would fill it. Nothing else needs a script.
(function () {
  'use strict';
  var opened = [];
  addEventListener('beforeprint', function () {
    document.querySelectorAll('details:not([open]):not(.long)').forEach(function (part) {
      part.open = true;
      opened.push(part);
    });
  });
  addEventListener('afterprint', function () {
    opened.forEach(function (part) { part.open = false; });
    opened = [];
  });
})();
