// Whether text is well-formed XML, as Expat reads it.
#pragma once

#include <expat.h>

#include <memory>
#include <string>

namespace test_support {

/// Empty when all is well; else the first fault and its line and column.
inline std::string fault_of_xml(const std::string& xml) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr), &XML_ParserFree);
  if (XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_OK) return "";
  return std::to_string(XML_GetCurrentLineNumber(parser.get())) + ":" +
         std::to_string(XML_GetCurrentColumnNumber(parser.get())) + ": " +
         XML_ErrorString(XML_GetErrorCode(parser.get()));
}

}  // namespace test_support
